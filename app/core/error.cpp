// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/error.h"

#include <QCoreApplication>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct ErrorRow
{
    ErrorCode code;
    QLatin1StringView id;
    int exitStatus;
};

// One row per code, in the order of the enumeration (tst_error holds that).
constexpr std::array errorRows{
    ErrorRow{ErrorCode::Cancelled, "cancelled"_L1, 130},
    ErrorRow{ErrorCode::BadRequest, "bad-request"_L1, 2},
    ErrorRow{ErrorCode::FolderMissing, "folder-missing"_L1, 2},
    ErrorRow{ErrorCode::LayoutUnknown, "layout-unknown"_L1, 2},
    ErrorRow{ErrorCode::LayoutAmbiguous, "layout-ambiguous"_L1, 2},
    ErrorRow{ErrorCode::FileUnreadable, "file-unreadable"_L1, 2},
    ErrorRow{ErrorCode::FileMalformed, "file-malformed"_L1, 2},
    ErrorRow{ErrorCode::TargetUnknown, "target-unknown"_L1, 2},
    ErrorRow{ErrorCode::ServerUnreachable, "server-unreachable"_L1, 3},
    ErrorRow{ErrorCode::LoginRefused, "login-refused"_L1, 3},
    ErrorRow{ErrorCode::ConnectionLost, "connection-lost"_L1, 3},
    ErrorRow{ErrorCode::PrivilegeMissing, "privilege-missing"_L1, 3},
    ErrorRow{ErrorCode::ServerUnsuitable, "server-unsuitable"_L1, 3},
    ErrorRow{ErrorCode::WrongTarget, "wrong-target"_L1, 3},
    ErrorRow{ErrorCode::PolicyRefused, "policy-refused"_L1, 4},
    ErrorRow{ErrorCode::PlanChanged, "plan-changed"_L1, 4},
    ErrorRow{ErrorCode::SqlFailed, "sql-failed"_L1, 5},
    ErrorRow{ErrorCode::LockTimeout, "lock-timeout"_L1, 5},
    ErrorRow{ErrorCode::LedgerBusy, "ledger-busy"_L1, 5},
    ErrorRow{ErrorCode::ProgramMissing, "program-missing"_L1, 2},
    ErrorRow{ErrorCode::ProgramFailed, "program-failed"_L1, 5},
    ErrorRow{ErrorCode::DiskFull, "disk-full"_L1, 5},
    ErrorRow{ErrorCode::JournalUnusable, "journal-unusable"_L1, 2},
    ErrorRow{ErrorCode::StepUndone, "step-undone"_L1, 5},
    ErrorRow{ErrorCode::StepPartial, "step-partial"_L1, 6},
    ErrorRow{ErrorCode::CheckFailed, "check-failed"_L1, 1},
};

constexpr const ErrorRow &rowOf(ErrorCode code)
{
    return errorRows[static_cast<std::size_t>(code)];
}

QStringList sqlLines(const SqlErrorInfo &sql)
{
    QStringList lines;
    if (!sql.message.isEmpty())
        lines << u"%1 (SQLSTATE %2)"_s.arg(sql.message, QString::fromLatin1(sql.sqlState));
    if (!sql.detail.isEmpty())
        lines << QCoreApplication::translate("app", "Detail: %1").arg(sql.detail);
    if (!sql.hint.isEmpty())
        lines << QCoreApplication::translate("app", "Hint: %1").arg(sql.hint);
    return lines;
}

}  // namespace

QLatin1StringView errorId(ErrorCode code)
{
    return rowOf(code).id;
}

int exitStatus(ErrorCode code)
{
    return rowOf(code).exitStatus;
}

QString describe(const Error &error)
{
    QStringList lines{error.message.translated()};
    if (!error.file.isEmpty())
        lines << (error.line > 0 ? u"%1:%2"_s.arg(error.file).arg(error.line) : error.file);
    if (error.sql && !error.sql->message.isEmpty())
        lines << sqlLines(*error.sql);
    else if (!error.detail.isEmpty())
        lines << error.detail.trimmed();
    if (!error.hint.isEmpty())
        lines << error.hint.translated();
    return lines.join(u'\n');
}

}  // namespace lockstep
