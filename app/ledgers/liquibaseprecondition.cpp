// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/liquibaseprecondition.h"

#include "app/ledgers/rows.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Result<bool> answers(Session &session, const QString &query, const QString &expected, const JobContext &context)
{
    const auto answer = session.execute(query.toUtf8(), context);
    if (!answer)
        return answer.error();
    const bool isOne = answer->rows.size() == 1 && answer->rows[0].size() == 1;
    return isOne && QString::fromUtf8(answer->rows[0][0]) == expected;
}

/// "table:orders schema:app"
Result<bool> hasRelation(Session &session, const LedgerPlace &place, const QString &kind, const QString &text,
                         const JobContext &context)
{
    const auto named
        = [&text](const QString &name) { return QRegularExpression(name + u":(\\w+)"_s).match(text).captured(1); };
    const QString schema = named(u"schema"_s);
    const bool isView = kind == "view-exists"_L1;
    const auto answer = session.execute(
        "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = $1 AND lower(c.relname) = lower($2) AND c.relkind = ANY ($3::\"char\"[])",
        {(schema.isEmpty() ? schemaOf(place) : schema).toUtf8(), named(isView ? u"view"_s : u"table"_s).toUtf8(),
         isView ? QByteArray("{v,m}") : QByteArray("{r,p}")},
        context);
    if (!answer)
        return answer.error();
    return !answer->rows.empty();
}

Result<bool> holds(Session &session, const LedgerPlace &place, const Migration &migration, const QVariantMap &one,
                   const JobContext &context)
{
    const QString kind = one.value(u"kind"_s).toString();
    const QString text = one.value(u"text"_s).toString();
    if (kind == "sql-check"_L1)
        return answers(session, text, one.value(u"expected"_s).toString(), context);
    if (kind == "table-exists"_L1 || kind == "view-exists"_L1)
        return hasRelation(session, place, kind, text, context);
    if (kind == "property"_L1)
        return true;  // decided when the folder was read
    return Error{ErrorCode::CheckFailed,
                 {QT_TRANSLATE_NOOP("app", "%1 has the precondition “%2”, which only Liquibase can ask."),
                  {migration.name, kind}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Let Liquibase run this changeset.")}};
}

}  // namespace

Result<bool> liquibasePreconditionsHold(Session &session, const LedgerPlace &place, const Migration &migration,
                                        const JobContext &context)
{
    for (const QVariant &one : migration.facts.value(u"preconditions"_s).toList()) {
        Result<bool> met = holds(session, place, migration, one.toMap(), context);
        if (!met || !*met)
            return met;
    }
    return true;
}

Error unmetLiquibasePrecondition(const Migration &migration)
{
    Error error{ErrorCode::CheckFailed,
                {QT_TRANSLATE_NOOP("app", "The precondition of %1 is not met (onFail: %2)."),
                 {migration.name, migration.facts.value(u"onFail"_s).toString()}}};
    error.hint = migration.facts.value(u"onFail"_s) == u"HALT"_s
        ? Message{QT_TRANSLATE_NOOP("app",
                                    "Liquibase stops here as well. Bring the database to what the changeset "
                                    "expects.")}
        : Message{QT_TRANSLATE_NOOP("app",
                                    "Liquibase would pass it by without running it. Mark it in the ledger with "
                                    "“lockstep resolve”, then deploy the rest.")};
    return error;
}

}  // namespace lockstep
