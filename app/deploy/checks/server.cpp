// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/checks.h"
#include "app/postgres/catalog.h"
#include "app/postgres/programs.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// pg_current_xact_id() and pg_xact_status(xid8), by which a lost COMMIT is decided, came with 13.
constexpr int oldestServer = 130000;

Result<CheckAnswer> reachable(const CheckInput &input)
{
    const TargetIdentity &target = input.view.identity;
    return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "%1 answers: PostgreSQL %2, as user %3."),
                                   {target.display(), target.serverVersion, target.user}}};
}

Result<CheckAnswer> sameTarget(const CheckInput &input)
{
    const auto identity = identify(input.session, input.context);
    if (!identity)
        return identity.error();
    if (const Status same = requireSameTarget(input.plan.target, *identity); !same)
        return CheckAnswer{Outcome::Fail, same.error().message, same.error().detail, same.error().hint};
    return CheckAnswer{.message
                       = {QT_TRANSLATE_NOOP("app", "It is the server and database that the plan was made for.")}};
}

Result<CheckAnswer> serverVersion(const CheckInput &input)
{
    const TargetIdentity &target = input.view.identity;
    if (target.serverVersionNum >= oldestServer)
        return CheckAnswer{.message
                           = {QT_TRANSLATE_NOOP("app", "PostgreSQL %1 is supported."), {target.serverVersion}}};
    return CheckAnswer{
        Outcome::Fail,
        {QT_TRANSLATE_NOOP("app", "PostgreSQL %1 is too old; Lockstep needs 13 or newer."), {target.serverVersion}},
        {},
        {QT_TRANSLATE_NOOP("app", "Upgrade the server, or deploy with the tool that owns the ledger.")}};
}

Result<CheckAnswer> clientPrograms(const CheckInput &input)
{
    const BackupPolicy backup = input.policy().backup;
    if (backup == BackupPolicy::None || backup == BackupPolicy::Pitr)
        return CheckAnswer{Outcome::Skip,
                           {QT_TRANSLATE_NOOP("app", "No dump is asked for, so pg_dump is not needed.")}};
    const int major = input.view.identity.serverVersionNum / 10000;
    const auto program = findProgram(u"pg_dump"_s, major, input.context);
    if (program)
        return CheckAnswer{.message
                           = {QT_TRANSLATE_NOOP("app", "pg_dump %1 can dump this server."), {program->version}},
                           .detail = program->path};
    if (program.error().code == ErrorCode::Cancelled)
        return program.error();
    return CheckAnswer{Outcome::Fail, program.error().message, program.error().detail, program.error().hint};
}

Result<CheckAnswer> writable(const CheckInput &input)
{
    const TargetIdentity &target = input.view.identity;
    if (target.inRecovery)
        return CheckAnswer{Outcome::Fail,
                           {QT_TRANSLATE_NOOP("app", "The server is a standby: nothing can be written there.")},
                           {},
                           {QT_TRANSLATE_NOOP("app", "Deploy on the primary.")}};
    if (target.readOnly)
        return CheckAnswer{
            Outcome::Fail,
            {QT_TRANSLATE_NOOP("app", "Transactions are read-only by default for this role or database.")},
            u"default_transaction_read_only = on"_s,
            {QT_TRANSLATE_NOOP("app", "Connect as a role that may write, or change the setting.")}};
    return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "The server is a primary and takes writes.")}};
}

Result<CheckAnswer> sessionAffinity(const CheckInput &input)
{
    const auto kept = hasSessionAffinity(input.session, input.context);
    if (!kept)
        return kept.error();
    if (*kept)
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP(
                               "app", "The connection keeps one server process from statement to statement.")}};
    return CheckAnswer{
        Outcome::Fail,
        {QT_TRANSLATE_NOOP("app", "A pooler in transaction mode stands between: locks and settings do not hold.")},
        {},
        {QT_TRANSLATE_NOOP("app", "Use the server's own address, or a pool in session mode.")}};
}

Result<CheckAnswer> lockTimeout(const CheckInput &input)
{
    const auto timeout = input.policy().lockTimeout.count();
    if (timeout > 0)
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "No statement waits longer than %1 s for a lock."),
                                       {QString::number(double(timeout) / 1000)}}};
    return CheckAnswer{
        Outcome::Warn,
        {QT_TRANSLATE_NOOP("app", "There is no lock timeout: a statement that waits holds up everybody behind it.")},
        {},
        {QT_TRANSLATE_NOOP("app", "Set lock_timeout in lockstep.toml, or give --lock-timeout.")}};
}

}  // namespace

std::span<const CheckRow> serverChecks()
{
    static constexpr std::array rows{
        CheckRow{"reachable", QT_TRANSLATE_NOOP("app", "Server answers"), reachable},
        CheckRow{"same-target", QT_TRANSLATE_NOOP("app", "The planned database"), sameTarget},
        CheckRow{"server-version", QT_TRANSLATE_NOOP("app", "Server version"), serverVersion},
        CheckRow{"client-programs", QT_TRANSLATE_NOOP("app", "Client programs"), clientPrograms},
        CheckRow{"writable", QT_TRANSLATE_NOOP("app", "Primary and writable"), writable},
        CheckRow{"session-affinity", QT_TRANSLATE_NOOP("app", "Direct connection"), sessionAffinity},
        CheckRow{"lock-timeout", QT_TRANSLATE_NOOP("app", "Lock timeout"), lockTimeout},
    };
    return rows;
}

}  // namespace lockstep
