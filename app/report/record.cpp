// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/record.h"

#include "app/core/files.h"
#include "app/deploy/recordjson.h"
#include "app/report/json.h"
#include "app/report/plaintext.h"
#include "app/report/text.h"
#include "app/report/words.h"

#include <QDir>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString tookText(const QDateTime &from, const QDateTime &to)
{
    return from.isValid() && to.isValid() ? durationText(from.msecsTo(to)) : u"–"_s;
}

Callout verdict(const RunRecord &run)
{
    const QString kind = run.outcome == "done"_L1 ? u"pass"_s : run.outcome == "partial"_L1 ? u"fail"_s : u"warn"_s;
    return {kind, text(QT_TRANSLATE_NOOP("app", "Outcome: %1."), {words::runOutcome(run.outcome)})};
}

DataTable summary(const RunRecord &run)
{
    const TargetIdentity &target = run.plan.target;
    DataTable table{{text(QT_TRANSLATE_NOOP("app", "What")), text(QT_TRANSLATE_NOOP("app", "Value"))}, {}};
    const auto add = [&table](const char *label, const QString &value) {
        if (!value.isEmpty())
            table.rows.push_back({text(label), value});
    };
    add(QT_TRANSLATE_NOOP("app", "Database"), target.display());
    add(QT_TRANSLATE_NOOP("app", "Environment"), run.environment);
    add(QT_TRANSLATE_NOOP("app", "Server"), u"PostgreSQL "_s + target.serverVersion);
    add(QT_TRANSLATE_NOOP("app", "System identifier"), target.systemIdentifier);
    add(QT_TRANSLATE_NOOP("app", "Role"), target.user);
    add(QT_TRANSLATE_NOOP("app", "Project"), run.project);
    add(QT_TRANSLATE_NOOP("app", "Deployed by"), run.person);
    add(QT_TRANSLATE_NOOP("app", "Started"), timeText(run.startedAt));
    add(QT_TRANSLATE_NOOP("app", "Finished"), timeText(run.finishedAt));
    add(QT_TRANSLATE_NOOP("app", "Took"), tookText(run.startedAt, run.finishedAt));
    add(QT_TRANSLATE_NOOP("app", "Plan digest"), run.plan.digest);
    add(QT_TRANSLATE_NOOP("app", "Run"), run.id);
    add(QT_TRANSLATE_NOOP("app", "Journal chain head"), run.chainHead);
    return table;
}

DataTable planTable(const Plan &plan)
{
    DataTable table{{text(QT_TRANSLATE_NOOP("app", "Migration")), text(QT_TRANSLATE_NOOP("app", "Statements")),
                     text(QT_TRANSLATE_NOOP("app", "Runs")), text(QT_TRANSLATE_NOOP("app", "Risk")),
                     text(QT_TRANSLATE_NOOP("app", "Revert script"))},
                    {}};
    for (const PlannedMigration &planned : plan.migrations) {
        const QString runs = planned.isTransactional ? text(QT_TRANSLATE_NOOP("app", "in one transaction"))
                                                     : text(QT_TRANSLATE_NOOP("app", "statement by statement"));
        const QString revert
            = planned.revertFile.isEmpty() ? text(QT_TRANSLATE_NOOP("app", "none")) : planned.revertFile;
        table.rows.push_back(
            {planned.name, QLocale().toString(planned.statements), runs, words::severity(planned.risk), revert});
    }
    return table;
}

/// As sha256sum prints them, so that a script can check them.
CodeBlock hashes(const Plan &plan)
{
    QStringList lines;
    const bool reverts = plan.direction == Direction::Revert;
    for (const PlannedMigration &planned : plan.migrations)
        lines << (reverts ? planned.revertSha256 : planned.sha256) + u"  "_s + planned.file;
    return {.language = u"text"_s, .text = lines.join(u'\n')};
}

DataTable checkTable(const std::vector<Check> &checks)
{
    DataTable table{{text(QT_TRANSLATE_NOOP("app", "Check")), text(QT_TRANSLATE_NOOP("app", "Outcome")),
                     text(QT_TRANSLATE_NOOP("app", "Answer"))},
                    {}};
    for (const Check &check : checks) {
        QStringList answer{check.message.translated()};
        for (const QString &more : {check.detail, check.hint.translated()}) {
            if (!more.isEmpty())
                answer << more;
        }
        table.rows.push_back({check.title.translated(), words::outcome(check.outcome), answer.join(u'\n')});
    }
    return table;
}

DataTable statementTable(const std::vector<StatementRun> &statements)
{
    DataTable table{{text(QT_TRANSLATE_NOOP("app", "Migration")), text(QT_TRANSLATE_NOOP("app", "Line")),
                     text(QT_TRANSLATE_NOOP("app", "Statement")), text(QT_TRANSLATE_NOOP("app", "State")),
                     text(QT_TRANSLATE_NOOP("app", "Took")), text(QT_TRANSLATE_NOOP("app", "Rows"))},
                    {}};
    for (const StatementRun &statement : statements) {
        QString sql = statement.text;
        if (!statement.notices.isEmpty())
            sql += u'\n' + statement.notices.join(u'\n');
        table.rows.push_back({statement.migration, QString::number(statement.line), sql,
                              words::statementState(statement.state), durationText(statement.durationMs),
                              QLocale().toString(statement.rows)});
    }
    return table;
}

DataTable factTable(const std::vector<Fact> &facts)
{
    DataTable table{{text(QT_TRANSLATE_NOOP("app", "What")), text(QT_TRANSLATE_NOOP("app", "Value"))}, {}};
    for (const Fact &fact : facts)
        table.rows.push_back({fact.label.translated(), fact.value});
    return table;
}

void addStep(Document &document, const StepRecord &record)
{
    auto &blocks = document.blocks;
    blocks.push_back(Heading{2, stepTitle(record.step).translated()});
    QString state = words::stepState(record.state);
    if (record.startedAt.isValid())
        state = text(QT_TRANSLATE_NOOP("app", "%1, begun %2, took %3"),
                     {state, timeText(record.startedAt), tookText(record.startedAt, record.finishedAt)});
    blocks.push_back(Paragraph{state});
    if (record.error)
        blocks.push_back(Callout{u"fail"_s, describe(*record.error)});
    if (!record.facts.empty())
        blocks.push_back(factTable(record.facts));
    if (!record.checks.empty())
        blocks.push_back(checkTable(record.checks));
    if (!record.statements.empty())
        blocks.push_back(statementTable(record.statements));
}

DataTable confirmationTable(const std::vector<QJsonObject> &confirmations)
{
    DataTable table{{text(QT_TRANSLATE_NOOP("app", "At")), text(QT_TRANSLATE_NOOP("app", "Step")),
                     text(QT_TRANSLATE_NOOP("app", "Confirmed"))},
                    {}};
    for (const QJsonObject &confirmation : confirmations)
        table.rows.push_back({timeText(QDateTime::fromString(confirmation[u"at"_s].toString(), Qt::ISODateWithMs)),
                              confirmation[u"step"_s].toString(), confirmationText(confirmation)});
    return table;
}

QString recordTitle(const RunRecord &run)
{
    const QStringList target{run.plan.target.display()};
    if (run.deed == "revert"_L1)
        return text(QT_TRANSLATE_NOOP("app", "Record of a revert: %1"), target);
    if (run.deed == "restore"_L1)
        return text(QT_TRANSLATE_NOOP("app", "Record of a restore: %1"), target);
    if (run.deed == "swap"_L1)
        return text(QT_TRANSLATE_NOOP("app", "Record of a swap of databases: %1"), target);
    return run.deed.isEmpty() ? text(QT_TRANSLATE_NOOP("app", "Deploy record: %1"), target)
                              : text(QT_TRANSLATE_NOOP("app", "Record of a change in the ledger: %1"), target);
}

QString recordName(const RunRecord &run)
{
    QString database = run.plan.target.database;
    static const QRegularExpression unsafe(u"[^A-Za-z0-9._-]"_s);
    database.replace(unsafe, u"_"_s);
    const QDateTime at = run.finishedAt.isValid() ? run.finishedAt : run.startedAt;
    return u"%1-%2-%3"_s.arg(run.deed == "revert"_L1 ? u"revert"_s : u"deploy"_s, database,
                             at.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s));
}

/// The same database may be deployed to twice in a second; no record overwrites another's.
QString freeBase(const QDir &folder, const RunRecord &run)
{
    const QString name = recordName(run);
    QString base = folder.filePath(name);
    for (int number = 2; QFile::exists(base + u".json"_s); ++number)
        base = folder.filePath(u"%1-%2"_s.arg(name).arg(number));
    return base;
}

}  // namespace

Document recordDocument(const RunRecord &run)
{
    Document document{recordTitle(run), {}};
    document.blocks = {verdict(run), summary(run), Heading{2, text(QT_TRANSLATE_NOOP("app", "Migrations"))},
                       planTable(run.plan), hashes(run.plan)};
    for (const StepRecord &record : run.steps) {
        // The steps of a deploy that a change of the ledger alone has not.
        if (run.isStepwise() || record.state != StepState::Skipped)
            addStep(document, record);
    }
    if (!run.confirmations.empty()) {
        document.blocks.push_back(Heading{2, text(QT_TRANSLATE_NOOP("app", "What was confirmed"))});
        document.blocks.push_back(confirmationTable(run.confirmations));
    }
    document.blocks.push_back(Paragraph{text(QT_TRANSLATE_NOOP(
        "app", "The journal this record was made from can be checked with: lockstep history --check"))});
    return document;
}

Result<QStringList> writeRecord(const RunRecord &run, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::FileUnreadable,
                     {QT_TRANSLATE_NOOP("app", "Cannot make the folder %1."), {folder}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Check who may write there and whether there is space.")}};
    const Document document = recordDocument(run);
    const QString base = freeBase(QDir(folder), run);
    const std::array<std::pair<QString, QByteArray>, 3> files{{
        {base + u".md"_s, toMarkdown(document).toUtf8()},
        {base + u".html"_s, toHtml(document).toUtf8()},
        {base + u".json"_s, jsonText(recordJson(run), QJsonDocument::Indented)},
    }};
    QStringList paths;
    for (const auto &[path, bytes] : files) {
        if (Status written = writeFileDurably(path, bytes); !written)
            return std::move(written).error();
        paths << path;
    }
    return paths;
}

QString defaultRecordFolder()
{
    return stateFolder() + u"/records"_s;
}

}  // namespace lockstep
