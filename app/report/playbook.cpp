// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/playbook.h"

#include "app/report/json.h"
#include "app/report/jsonvalues.h"
#include "app/report/plaintext.h"
#include "app/report/record.h"
#include "app/report/text.h"
#include "app/report/words.h"

#include <QJsonArray>
#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QStringList translated(const std::vector<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages)
        texts << message.translated();
    return texts;
}

void addDetect(Document &document, const Playbook &playbook)
{
    auto &blocks = document.blocks;
    blocks.push_back(Heading{2, text(QT_TRANSLATE_NOOP("app", "1. Detect: what failed"))});
    blocks.push_back(Callout{u"fail"_s, describe(playbook.error)});
    QStringList where{text(QT_TRANSLATE_NOOP("app", "Step: %1"), {stepTitle(playbook.step).translated()})};
    if (!playbook.file.isEmpty())
        where << text(QT_TRANSLATE_NOOP("app", "Place: %1, line %2"), {playbook.file, QString::number(playbook.line)});
    const auto &error = playbook.statement && playbook.statement->error ? *playbook.statement->error : playbook.error;
    if (error.sql)
        where << text(QT_TRANSLATE_NOOP("app", "SQLSTATE: %1"), {QString::fromLatin1(error.sql->sqlState)});
    blocks.push_back(BulletList{where});
    if (playbook.statement)
        blocks.push_back(CodeBlock{u"sql"_s, playbook.statement->text});
}

void addContain(Document &document, const Playbook &playbook)
{
    auto &blocks = document.blocks;
    blocks.push_back(Heading{2, text(QT_TRANSLATE_NOOP("app", "2. Contain: the database now"))});
    blocks.push_back(BulletList{translated(playbook.database)});
    blocks.push_back(Paragraph{playbook.howKnown.translated()});
    blocks.push_back(BulletList{translated(playbook.contain)});
    blocks.push_back(Paragraph{text(QT_TRANSLATE_NOOP("app", "Who works, who waits, and for whom:"))});
    blocks.push_back(CodeBlock{u"sql"_s, playbook.questions.join(u";\n"_s) + u';'});
}

void addWays(Document &document, const Playbook &playbook)
{
    auto &blocks = document.blocks;
    blocks.push_back(Heading{2, text(QT_TRANSLATE_NOOP("app", "3. The ways on, best first"))});
    int number = 0;
    for (const PlaybookWay &way : playbook.ways) {
        blocks.push_back(Heading{3, u"%1. %2"_s.arg(++number).arg(way.title.translated())});
        blocks.push_back(Paragraph{way.cost.translated()});
        if (!way.commands.isEmpty())
            blocks.push_back(CodeBlock{u"sh"_s, way.commands.join(u'\n')});
    }
}

DataTable timeLine(const RunRecord &run)
{
    DataTable table{{text(QT_TRANSLATE_NOOP("app", "At")), text(QT_TRANSLATE_NOOP("app", "What happened"))}, {}};
    table.rows.push_back({timeText(run.startedAt), text(QT_TRANSLATE_NOOP("app", "Begun by %1"), {run.person})});
    for (const StepRecord &step : run.steps) {
        if (!step.startedAt.isValid())
            continue;
        table.rows.push_back({timeText(step.startedAt),
                              text(QT_TRANSLATE_NOOP("app", "%1 began"), {stepTitle(step.step).translated()})});
        if (step.finishedAt.isValid())
            table.rows.push_back({timeText(step.finishedAt),
                                  text(QT_TRANSLATE_NOOP("app", "%1: %2"),
                                       {stepTitle(step.step).translated(), words::stepState(step.state)})});
    }
    if (run.finishedAt.isValid())
        table.rows.push_back({timeText(run.finishedAt),
                              text(QT_TRANSLATE_NOOP("app", "Outcome: %1."), {words::runOutcome(run.outcome)})});
    return table;
}

DataTable statements(const RunRecord &run)
{
    DataTable table{{text(QT_TRANSLATE_NOOP("app", "Migration")), text(QT_TRANSLATE_NOOP("app", "Line")),
                     text(QT_TRANSLATE_NOOP("app", "State")), text(QT_TRANSLATE_NOOP("app", "Took")),
                     text(QT_TRANSLATE_NOOP("app", "Rows"))},
                    {}};
    for (const StatementRun &statement : run.at(Step::Migrate).statements)
        table.rows.push_back({statement.migration, QString::number(statement.line),
                              words::statementState(statement.state), durationText(statement.durationMs),
                              QLocale().toString(statement.rows)});
    return table;
}

/// "12:03:04 UTC: pid 12, app (worker): SELECT …".
QStringList waits(const std::vector<JournalEvent> &events)
{
    QStringList lines;
    for (const JournalEvent &event : events) {
        if (event.kind != "blocked"_L1)
            continue;
        const auto blockers = event.data.value("blockers"_L1).toArray();
        for (const auto &each : blockers) {
            const QJsonObject blocker = each.toObject();
            lines << u"%1: %2, pid %3, %4 (%5): %6"_s.arg(
                timeText(event.at), event.data.value("migration"_L1).toString(),
                QString::number(blocker.value("pid"_L1).toInt()), blocker.value("user"_L1).toString(),
                blocker.value("application"_L1).toString(), blocker.value("query"_L1).toString().simplified());
        }
    }
    return lines;
}

QStringList agreements(const RunRecord &run)
{
    QStringList lines;
    for (const QJsonObject &confirmation : run.confirmations)
        lines << u"%1: %2"_s.arg(confirmation.value("at"_L1).toString(), confirmation.value("text"_L1).toString());
    return lines;
}

void addPostMortem(Document &document, const RunRecord &run, const std::vector<JournalEvent> &events)
{
    auto &blocks = document.blocks;
    blocks.push_back(Heading{2, text(QT_TRANSLATE_NOOP("app", "4. Post-mortem"))});
    blocks.push_back(Paragraph{text(
        QT_TRANSLATE_NOOP("app", "What the run knows is filled in. What only people know stands as a question."))});
    blocks.push_back(Heading{3, text(QT_TRANSLATE_NOOP("app", "Time line"))});
    blocks.push_back(timeLine(run));
    blocks.push_back(BulletList{{text(QT_TRANSLATE_NOOP("app", "Noticed by whom, when, and how?")),
                                 text(QT_TRANSLATE_NOOP("app", "Over for the users when?"))}});
    blocks.push_back(Heading{3, text(QT_TRANSLATE_NOOP("app", "Statements"))});
    blocks.push_back(statements(run));
    blocks.push_back(Heading{3, text(QT_TRANSLATE_NOOP("app", "Waited for"))});
    const QStringList blocked = waits(events);
    if (blocked.isEmpty())
        blocks.push_back(Paragraph{text(QT_TRANSLATE_NOOP("app", "No lock was waited for until it timed out."))});
    else
        blocks.push_back(BulletList{blocked});
    if (const QStringList agreed = agreements(run); !agreed.isEmpty()) {
        blocks.push_back(Heading{3, text(QT_TRANSLATE_NOOP("app", "What was confirmed"))});
        blocks.push_back(BulletList{agreed});
    }
    blocks.push_back(Heading{3, text(QT_TRANSLATE_NOOP("app", "To be answered"))});
    blocks.push_back(
        BulletList{{text(QT_TRANSLATE_NOOP("app", "What did users and other systems notice? How many?")),
                    text(QT_TRANSLATE_NOOP("app", "Were rows lost or changed? How is that known?")),
                    text(QT_TRANSLATE_NOOP("app", "Why did review, preflight or rehearsal not show it?")),
                    text(QT_TRANSLATE_NOOP("app", "Which way on was taken, and did it work as it was written here?")),
                    text(QT_TRANSLATE_NOOP(
                        "app", "Which revert script, check or test would have helped? Who adds it, by when?"))}});
}

QString waysId(PlaybookWay::Kind kind)
{
    switch (kind) {
    case PlaybookWay::Kind::Retry:
        return u"retry"_s;
    case PlaybookWay::Kind::Correct:
        return u"correct"_s;
    case PlaybookWay::Kind::Revert:
        return u"revert"_s;
    case PlaybookWay::Kind::Tables:
        return u"tables"_s;
    case PlaybookWay::Kind::Restore:
        return u"restore"_s;
    case PlaybookWay::Kind::Resolve:
        return u"resolve"_s;
    case PlaybookWay::Kind::Leave:
        return u"leave"_s;
    case PlaybookWay::Kind::DropIndex:
        return u"dropIndex"_s;
    }
    Q_UNREACHABLE();
}

QJsonArray englishOf(const std::vector<Message> &messages)
{
    QJsonArray texts;
    for (const Message &message : messages)
        texts << message.english();
    return texts;
}

}  // namespace

Document playbookDocument(const RunRecord &run, const std::vector<JournalEvent> &events)
{
    Document document{
        text(QT_TRANSLATE_NOOP("app", "Playbook: %1, run %2"), {run.plan.target.display(), run.id.left(8)}), {}};
    if (const auto playbook = playbookOf(run)) {
        addDetect(document, *playbook);
        addContain(document, *playbook);
        addWays(document, *playbook);
    } else {
        document.blocks.push_back(Callout{u"pass"_s, text(QT_TRANSLATE_NOOP("app", "No step of this run failed."))});
    }
    addPostMortem(document, run, events);
    return document;
}

QJsonObject playbookJson(const RunRecord &run)
{
    QJsonObject object = json::head(u"report"_s);
    object.insert(u"run"_s, runSummaryJson(run));
    const auto playbook = playbookOf(run);
    if (!playbook) {
        object.insert(u"playbook"_s, QJsonValue());
        return object;
    }
    QJsonArray ways;
    for (const PlaybookWay &way : playbook->ways)
        ways << QJsonObject{{u"id"_s, waysId(way.kind)},
                            {u"title"_s, way.title.english()},
                            {u"cost"_s, way.cost.english()},
                            {u"commands"_s, QJsonArray::fromStringList(way.commands)},
                            {u"subject"_s, json::textOrNull(way.subject)}};
    object.insert(u"playbook"_s,
                  QJsonObject{{u"step"_s, stepId(playbook->step)},
                              {u"error"_s, errorObject(playbook->error)},
                              {u"file"_s, json::textOrNull(playbook->file)},
                              {u"line"_s, playbook->line},
                              {u"database"_s, englishOf(playbook->database)},
                              {u"howKnown"_s, playbook->howKnown.english()},
                              {u"contain"_s, englishOf(playbook->contain)},
                              {u"questions"_s, QJsonArray::fromStringList(playbook->questions)},
                              {u"ways"_s, ways}});
    return object;
}

}  // namespace lockstep
