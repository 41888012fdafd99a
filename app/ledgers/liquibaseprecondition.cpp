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
        return one.value(u"isMet"_s, true).toBool();
    return Error{ErrorCode::CheckFailed,
                 {QT_TRANSLATE_NOOP("app", "%1 has the precondition “%2”, which only Liquibase can ask."),
                  {migration.name, kind}},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Let Liquibase run this changeset.")}};
}

Result<bool> allHold(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    for (const QVariant &one : migration.facts.value(u"preconditions"_s).toList()) {
        Result<bool> met = holds(session, place, migration, one.toMap(), context);
        if (!met || !*met)
            return met;
    }
    return true;
}

/// What the attribute says; none where it is to stop.
std::optional<Turn> turnBy(const QString &attribute, const Message &why)
{
    if (attribute == "MARK_RAN"_L1)
        return Turn{Turn::Kind::Mark, why};
    if (attribute == "CONTINUE"_L1)
        return Turn{Turn::Kind::PassBy, why};
    return attribute == "WARN"_L1 ? std::optional(Turn{Turn::Kind::Run, why}) : std::nullopt;
}

Result<Turn> notMet(const Migration &migration)
{
    const QString onFail = migration.facts.value(u"onFail"_s).toString();
    const Message why{QT_TRANSLATE_NOOP("app", "The precondition of %1 is not met (onFail: %2)."),
                      {migration.name, onFail}};
    if (const auto turn = turnBy(onFail, why))
        return *turn;
    return Error{ErrorCode::CheckFailed,
                 why,
                 {},
                 {QT_TRANSLATE_NOOP("app",
                                    "Liquibase stops here as well. Bring the database to what the changeset "
                                    "expects.")}};
}

/// The server refused what a precondition asks it.
Result<Turn> notAnswered(const Migration &migration, const Error &error)
{
    if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::ConnectionLost
        || error.code == ErrorCode::CheckFailed)
        return error;
    const QString onError = migration.facts.value(u"onError"_s, u"HALT"_s).toString();
    const Message why{QT_TRANSLATE_NOOP("app", "The precondition of %1 could not be asked (onError: %2): %3"),
                      {migration.name, onError, error.sql ? error.sql->message : error.message.english()}};
    if (const auto turn = turnBy(onError, why))
        return *turn;
    return Error{ErrorCode::CheckFailed,
                 why,
                 error.detail,
                 {QT_TRANSLATE_NOOP("app", "Liquibase stops here as well. Correct the query.")}};
}

}  // namespace

Result<Turn> liquibaseTurn(Session &session, const LedgerPlace &place, const Migration &migration,
                           const JobContext &context)
{
    const auto met = allHold(session, place, migration, context);
    if (!met)
        return notAnswered(migration, met.error());
    return *met ? Turn{} : notMet(migration);
}

}  // namespace lockstep
