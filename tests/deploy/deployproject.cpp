// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/deployproject.h"

#include <QDir>
#include <QFile>

namespace lockstep::test {

using namespace Qt::StringLiterals;

namespace {

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("Cannot write %s", qPrintable(path));
}

}  // namespace

Project::Project(Layout layout)
    : m_temporary(std::in_place)
    , m_layout(layout)
    , m_root(m_temporary->path() + u"/project"_s)
{
    QDir().mkpath(m_root);
    if (layout == Layout::Prisma)
        writeFile(m_root + u"/prisma/migrations/migration_lock.toml"_s, "provider = \"postgresql\"\n");
}

Project::Project(Layout layout, const QString &folder)
    : m_layout(layout)
    , m_root(folder)
{ }

void Project::write(const QString &migration, const QByteArray &sql) const
{
    if (m_layout == Layout::Prisma)
        writeFile(u"%1/prisma/migrations/%2/migration.sql"_s.arg(m_root, migration), sql);
    else
        writeFile(u"%1/migrations/%2"_s.arg(m_root, migration), sql);
}

WorkspacePtr Project::open() const
{
    return taken(openWorkspace(m_root, m_layout == Layout::Prisma ? u"prisma"_s : u"plain"_s, {}));
}

DeployRequest Project::request(const ConnectionUrl &url) const
{
    DeployRequest request{.workspace = open()};
    TargetChoice choice{.url = url};
    choice.policy.lockTimeout = std::chrono::milliseconds(500);
    choice.policy.lockRetries = 0;
    request.view = taken(inspectTarget(*request.workspace, choice, {}));
    request.plan = taken(makePlan(*request.workspace, request.view, {}));
    request.noBackupBecause = u"a test"_s;
    request.journalPath = journalPath();
    return request;
}

Status confirmAll(DeployRun &run, Step step, const QHash<QString, QString> &typed)
{
    QHash<QString, QString> answers = typed;
    for (const auto &needed : {run.before(step), run.after(step)}) {
        for (const Confirmation &each : needed) {
            if (!answers.contains(each.id))
                answers.insert(each.id, each.typed.isEmpty() ? u"yes"_s : each.typed);
        }
    }
    return run.confirm(step, answers, {});
}

StepRecord go(DeployRun &run, Step last, const EventSink &events, const JobContext &context)
{
    StepRecord record;
    for (auto step = run.next(); step && *step <= last; step = run.next()) {
        if (!run.before(*step).empty())
            taken(confirmAll(run, *step));
        record = taken(run.perform(*step, events, context));
        if (record.state == StepState::Succeeded)
            taken(confirmAll(run, *step));
        else if (record.state != StepState::Skipped && record.state != StepState::Confirmed)
            break;
    }
    return record;
}

QString stepStates(const RunRecord &record)
{
    QStringList states;
    for (const StepRecord &step : record.steps)
        states << stepId(step.step) + u' ' + stepStateId(step.state);
    return states.join(u", "_s);
}

QString statementStates(const RunRecord &record)
{
    QStringList states;
    for (const StatementRun &run : record.at(Step::Migrate).statements)
        states << u"%1/%2 %3"_s.arg(run.migration, QString::number(run.statement),
                                    QString(statementStateId(run.state)));
    return states.join(u"; "_s);
}

}  // namespace lockstep::test
