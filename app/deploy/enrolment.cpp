// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/enrolment.h"

#include "app/deploy/journal.h"
#include "app/deploy/recordjson.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr auto deedKind = "enrol"_L1;

TargetIdentity targetOf(const JournalEvent &beginning)
{
    return planFromJson(beginning.data.value("plan"_L1).toObject()).target;
}

/// Of one environment; of one address where none was named, and in a fleet, whose members share it.
bool isSameChoice(const JournalEvent &beginning, const TargetView &view, bool isOfFleet)
{
    const QString environment = beginning.data.value("environment"_L1).toString();
    if (environment != view.choice.environment)
        return false;
    const bool isByAddress = environment.isEmpty() || isOfFleet || beginning.data.contains("fleet"_L1);
    return !isByAddress || targetOf(beginning).display() == view.identity.display();
}

/// An enrolment names the id as its migration; it counts once it came to its end.
QString enrolledBy(const Journal &journal, const JournalEvent &beginning)
{
    if (beginning.data.value("deed"_L1).toString() != deedKind)
        return targetOf(beginning).enrolment;
    const Plan plan = planFromJson(beginning.data.value("plan"_L1).toObject());
    const auto events = journal.events(beginning.run);
    const bool isDone = events && !events->empty() && events->back().kind == "finished"_L1
        && events->back().data.value("outcome"_L1).toString() == "done"_L1;
    return isDone && !plan.migrations.empty() ? plan.migrations.front().name : QString();
}

/// Whether the role may make what is missing.
Result<bool> mayEnrol(Session &session, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT CASE WHEN to_regnamespace('lockstep') IS NULL THEN has_database_privilege(current_database(), "
        "'CREATE') "
        "ELSE pg_has_role((SELECT nspowner FROM pg_namespace WHERE nspname = 'lockstep'), 'USAGE') END",
        context);
    if (!answer)
        return answer.error();
    return answer->rows[0][0] == "t";
}

/// Whatever this role makes without naming a schema would land in one of its own name from then on: in ours.
Result<bool> isOurNamesake(Session &session, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT session_user = 'lockstep' AND strpos(current_setting('search_path'), '\"$user\"') > 0", context);
    if (!answer)
        return answer.error();
    return answer->rows[0][0] == "t";
}

Error namesake(const TargetView &view)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app",
                               "%1 would put what it makes into the schema lockstep, which has the name of the role."),
             {view.identity.user}},
            {},
            {QT_TRANSLATE_NOOP("app",
                               "Enrol it and deploy as a role of another name, or take \"$user\" out of the "
                               "search_path that the database sets.")}};
}

Error mayNot(const TargetView &view, const QStringList &statements)
{
    return {
        ErrorCode::PrivilegeMissing,
        {QT_TRANSLATE_NOOP("app", "%1 may not make the schema lockstep in %2."),
         {view.identity.user, view.identity.display()}},
        statements.join(u";\n"_s) + u';',
        {QT_TRANSLATE_NOOP("app",
                           "Lockstep works without. To enrol it, have the database's owner run these statements, or "
                           "“lockstep enrol” as the owner.")}};
}

std::vector<Message> sentencesFor(const EnrolPreview &preview)
{
    std::vector<Message> sentences;
    if (!preview.statements.isEmpty())
        sentences.push_back(
            {QT_TRANSLATE_NOOP("app",
                               "The target gets a table with one row, its enrolment id. A plan for this target is then "
                               "refused on every other one, also where address and name are the same.")});
    if (!preview.known.isEmpty() && preview.known != preview.id)
        sentences.push_back(
            {QT_TRANSLATE_NOOP("app", "It was known here as the one enrolled as %1; from now on as %2."),
             {preview.known, preview.id}});
    else if (preview.statements.isEmpty())
        sentences.push_back(
            {QT_TRANSLATE_NOOP("app", "It is enrolled as %1; that is kept here from now on."), {preview.id}});
    return sentences;
}

Deed deedOf(const EnrolOrder &order, const EnrolPreview &preview)
{
    Deed deed{.kind = deedKind,
              .workspace = order.workspace,
              .view = order.view,
              .confirmations = preview.confirmations,
              .journalPath = order.journalPath};
    deed.migration.name = preview.id;
    return deed;
}

/// All or nothing; looked at again first, because two people may enrol at once.
Status write(Session &session, const EnrolPreview &preview, const JobContext &context)
{
    if (auto begun = session.execute("BEGIN", context); !begun)
        return std::move(begun).error();
    for (const QString &statement : preview.statements) {
        if (auto done = session.execute(statement.toUtf8(), context); !done) {
            (void)session.execute("ROLLBACK", {});
            return std::move(done).error();
        }
    }
    auto done = session.execute("COMMIT", context);
    return done ? Status(Done{}) : Status(std::move(done).error());
}

Error enrolledMeanwhile(const QString &id)
{
    return {ErrorCode::PlanChanged,
            {QT_TRANSLATE_NOOP("app", "The target was enrolled meanwhile, as %1."), {id}},
            {},
            {QT_TRANSLATE_NOOP("app", "Nothing was written. Begin again to have its id kept here.")}};
}

}  // namespace

QStringList enrolmentStatements(const QString &id)
{
    return {u"CREATE SCHEMA IF NOT EXISTS lockstep"_s,
            u"CREATE TABLE lockstep.enrolment (\n"
            "    id uuid PRIMARY KEY,\n"
            "    version integer NOT NULL DEFAULT 1,\n"
            "    enrolled_at timestamptz NOT NULL DEFAULT now(),\n"
            "    enrolled_by text NOT NULL DEFAULT session_user,\n"
            "    is_only boolean NOT NULL DEFAULT true UNIQUE CHECK (is_only)\n"
            ")"_s,
            u"COMMENT ON TABLE lockstep.enrolment IS 'Lockstep: by this id a target is known; version 1'"_s,
            u"REVOKE ALL ON lockstep.enrolment FROM PUBLIC"_s,
            u"GRANT USAGE ON SCHEMA lockstep TO PUBLIC"_s,
            u"GRANT SELECT ON lockstep.enrolment TO PUBLIC"_s,
            u"INSERT INTO lockstep.enrolment (id) VALUES (%1)"_s.arg(QString::fromUtf8(quotedLiteral(id)))};
}

Result<EnrolPreview> previewEnrolment(const EnrolOrder &order, const JobContext &context)
{
    const auto journal = Journal::open(order.journalPath);
    if (!journal)
        return journal.error();
    const auto known = knownEnrolment(**journal, *order.workspace, order.view, false);
    if (!known)
        return known.error();
    EnrolPreview preview{.id = order.view.identity.enrolment, .known = *known};
    const auto session = openFor(deedOf(order, preview), context);
    if (!session)
        return session.error();
    if (preview.id.isEmpty()) {
        preview.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        preview.statements = enrolmentStatements(preview.id);
        const auto isNamesake = isOurNamesake(**session, context);
        if (!isNamesake)
            return isNamesake.error();
        if (*isNamesake)
            return namesake(order.view);
        const auto allowed = mayEnrol(**session, context);
        if (!allowed)
            return allowed.error();
        if (!*allowed)
            return mayNot(order.view, preview.statements);
    }
    if (preview.isNothing())
        return preview;
    preview.sentences = sentencesFor(preview);
    preview.confirmations = confirmationsFor(
        order.view, {QT_TRANSLATE_NOOP("app", "Enrol %1 as %2."), {order.view.identity.display(), preview.id}});
    return preview;
}

Status enrol(const EnrolOrder &order, const EnrolPreview &preview, const QHash<QString, QString> &answers,
             const JobContext &context)
{
    const auto act = [&](Session &session) -> Result<LedgerChange> {
        const auto identity = identify(session, context);
        if (!identity)
            return identity.error();
        const bool isNew = !preview.statements.isEmpty();
        if (identity->enrolment != (isNew ? QString() : preview.id))
            return enrolledMeanwhile(identity->enrolment);
        if (isNew) {
            if (Status written = write(session, preview, context); !written)
                return std::move(written).error();
        }
        return LedgerChange{.statements = preview.statements};
    };
    const auto done = perform(deedOf(order, preview), answers, act, context);
    return done ? Status(Done{}) : Status(done.error());
}

Result<QString> knownEnrolment(const Journal &journal, const Workspace &workspace, const TargetView &view,
                               bool isOfFleet)
{
    const auto beginnings = journal.beginnings(workspace.root);
    if (!beginnings)
        return beginnings.error();
    for (const JournalEvent &beginning : *beginnings) {
        if (!isSameChoice(beginning, view, isOfFleet))
            continue;
        if (const QString id = enrolledBy(journal, beginning); !id.isEmpty())
            return id;
    }
    return QString();
}

Status requireKnownEnrolment(const Journal &journal, const Workspace &workspace, const TargetView &view, bool isOfFleet)
{
    // The private PostgreSQL is made anew as one likes.
    const auto known
        = view.choice.isSandbox() ? Result<QString>(QString()) : knownEnrolment(journal, workspace, view, isOfFleet);
    if (!known)
        return known.error();
    if (known->isEmpty() || *known == view.identity.enrolment)
        return Done{};
    const Message hint{
        QT_TRANSLATE_NOOP("app",
                          "Nothing was changed. Check the address; where it is to lead there from now on, "
                          "“lockstep enrol” says so.")};
    if (view.identity.enrolment.isEmpty())
        return Error{
            ErrorCode::WrongTarget,
            {QT_TRANSLATE_NOOP("app",
                               "This is another target: the address led to the one enrolled as “%1”, and %2 is "
                               "not enrolled."),
             {*known, view.identity.display()}},
            {},
            hint};
    return Error{ErrorCode::WrongTarget,
                 {QT_TRANSLATE_NOOP(
                      "app", "This is another target: the address led to the one enrolled as “%1”, this one is “%2”."),
                  {*known, view.identity.enrolment}},
                 {},
                 hint};
}

}  // namespace lockstep
