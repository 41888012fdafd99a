// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scriptfile.h"

#include "app/core/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace lockstep {
namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("ScriptFile", source);
}

}  // namespace

QString readOnlyReason(const MigrationRow &row, bool targetAnswered)
{
    if (row.kind == MigrationRow::Stray)
        return text(QT_TRANSLATE_NOOP("ScriptFile", "Read-only: this file is no migration and never runs."));
    if (row.kind == MigrationRow::Model)
        return text(QT_TRANSLATE_NOOP("ScriptFile",
                                      "Read-only: this file declares the schema. What is found in it is where the "
                                      "migrations make something else."));
    if (!row.problem.isEmpty() && row.state == RowState::Unknown)
        return row.problem.translated();
    switch (row.state) {
    case RowState::Unknown:
        return targetAnswered ? QString()
                              : text(QT_TRANSLATE_NOOP("ScriptFile",
                                                       "Read-only: while no target answers, nobody knows whether this "
                                                       "migration was applied."));
    case RowState::Applied:
        return text(
            QT_TRANSLATE_NOOP("ScriptFile", "Read-only: this migration is applied. A change belongs in a new one."));
    case RowState::Changed:
        return text(QT_TRANSLATE_NOOP("ScriptFile",
                                      "Read-only: this file differs from the one that was applied; the Changes tab "
                                      "shows in what. Restore it, or put the change in a new migration."));
    case RowState::Failed:
        return text(QT_TRANSLATE_NOOP("ScriptFile",
                                      "Read-only: this migration failed here. Resolve that in its own tool first."));
    case RowState::Baseline:
        return text(
            QT_TRANSLATE_NOOP("ScriptFile", "Read-only: a baseline describes what was there before and never runs."));
    case RowState::Missing:
        return text(QT_TRANSLATE_NOOP("ScriptFile",
                                      "The ledger has this migration, the folder has not: there is no file to show."));
    case RowState::Pending:
    case RowState::OutOfOrder:
    case RowState::RolledBack:
        return {};
    }
    Q_UNREACHABLE();
}

Status saveOverUnchanged(const QString &path, const QString &expectedSha256, const QByteArray &bytes)
{
    if (expectedSha256.isEmpty()) {
        QDir().mkpath(QFileInfo(path).path());
        return writeNewFileDurably(path, bytes);
    }
    Result<QString> current = sha256OfFile(path);
    if (!current)
        return std::move(current).error();
    if (*current != expectedSha256) {
        return Error{
            .code = ErrorCode::FileUnreadable,
            .message
            = {QT_TRANSLATE_NOOP("app", "%1 changed on disk since it was opened, so it was not saved."), {path}},
            .hint = {QT_TRANSLATE_NOOP("app", "Copy your text, load the file again and put your change into it.")},
            .file = path};
    }
    return writeFileDurably(path, bytes);
}

}  // namespace lockstep
