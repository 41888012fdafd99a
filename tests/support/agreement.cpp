// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/agreement.h"

#include "app/postgres/programs.h"
#include "app/postgres/session.h"
#include "tests/deploy/deployproject.h"

#include <QDir>
#include <QDirIterator>

namespace lockstep::test {

using namespace Qt::StringLiterals;

namespace {

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    QDirIterator entries(from, QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString source = entries.next();
        const QString target = to + source.mid(from.size());
        if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::copy(source, target)
            || !QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner))
            qFatal("Cannot copy %s", qPrintable(source));
    }
}

}  // namespace

ToolProject::ToolProject(const QString &layout)
    : ToolProject(layout, QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/") + layout)
{ }

ToolProject::ToolProject(const QString &layout, const QString &folder)
    : m_layout(layout)
    , m_root(m_folder.filePath(u"project"_s))
{
    if (!QDir(folder).exists())
        qFatal("There is no folder %s", qPrintable(folder));
    copyFolder(folder, m_root);
}

void ToolProject::write(const QString &path, const QByteArray &bytes) const
{
    const QString full = m_root + u'/' + path;
    QFile file(full);
    if (!QDir().mkpath(QFileInfo(full).path()) || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("Cannot write %s", qPrintable(full));
}

QByteArray ToolProject::read(const QString &path) const
{
    QFile file(m_root + u'/' + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("Cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

void ToolProject::remove(const QString &path) const
{
    const QString full = m_root + u'/' + path;
    if (!(QFileInfo(full).isDir() ? QDir(full).removeRecursively() : QFile::remove(full)))
        qFatal("Cannot remove %s", qPrintable(full));
}

void ToolProject::linkNodeModules(const QString &apart) const
{
    if (!QFile::link(nodeModules(apart), m_root + u"/node_modules"_s))
        qFatal("Cannot link %s", qPrintable(nodeModules(apart)));
}

Result<WorkspacePtr> ToolProject::open() const
{
    return openWorkspace(m_root, m_layout, {});
}

DeployRequest ToolProject::request(const ConnectionUrl &url) const
{
    DeployRequest request{.workspace = taken(open())};
    request.view = taken(inspectTarget(*request.workspace, {.url = url}, {}));
    request.plan = taken(makePlan(*request.workspace, request.view, {}));
    request.noBackupBecause = u"a test"_s;
    request.journalPath = m_folder.filePath(u"journal.sqlite"_s);
    return request;
}

QString ToolProject::deploy(const ConnectionUrl &url) const
{
    const DeployRequest request = this->request(url);
    if (!request.plan.obstacles.empty())
        return describe(request.plan.obstacles.front());
    if (request.plan.migrations.empty())
        return u"nothing to deploy"_s;
    const auto run = taken(DeployRun::begin(request, {}));
    const StepRecord last = go(*run, Step::Record);
    if (last.error)
        return describe(*last.error);
    return run->record().outcome == "done"_L1 ? QString() : stepStates(run->record());
}

QString ToolProject::status(const ConnectionUrl &url) const
{
    const DeployRequest request = this->request(url);
    QStringList lines;
    for (const MigrationStatus &migration : request.view.status.migrations)
        lines << migration.name + u' ' + migrationStateId(migration.state);
    return lines.join(u'\n');
}

QString ToolProject::allIn(const QString &state) const
{
    const WorkspacePtr workspace = taken(open());
    QStringList lines;
    for (const Migration &migration : workspace->folder.migrations)
        lines << migration.name + u' ' + state;
    return lines.join(u'\n');
}

QString rowsOf(const Database &database, const QString &table, const QStringList &vague)
{
    if (database.sql("SELECT to_regclass(" + quotedLiteral(table) + ")").isEmpty())
        return u"(no table)"_s;
    return database.sql("SELECT string_agg(line, E'\\n' ORDER BY line) FROM (SELECT (SELECT string_agg(key || '=' ||"
                        " CASE WHEN value IS NULL THEN 'NULL' WHEN key = ANY (string_to_array("
                        + quotedLiteral(vague.join(u','))
                        + ", ',')) THEN 'set' ELSE value END, ' ' ORDER BY key)"
                          " FROM jsonb_each_text(to_jsonb(entry))) AS line FROM "
                        + table.toUtf8() + " AS entry) AS lines");
}

QString schemaOf(const Database &database)
{
    const ConnectionUrl &url = database.url();
    const ClientProgram program = taken(findProgram(u"pg_dump"_s, 0, {}));
    QProcess process;
    process.setProcessEnvironment(cleanEnvironment());
    startAlone(process, program.path,
               {u"--schema-only"_s, u"--no-owner"_s, u"--host"_s, url.host, u"--port"_s, QString::number(url.port),
                u"--username"_s, url.user, url.database});
    const Ran ran = ended(process, std::chrono::minutes(1));
    if (ran.exitStatus != 0)
        qFatal("%s", ran.err.constData());
    QStringList lines;
    for (const QString &line : QString::fromUtf8(ran.out).split(u'\n')) {
        if (!line.isEmpty() && !line.startsWith("--"_L1) && !line.startsWith(u'\\'))
            lines << line;
    }
    return lines.join(u'\n');
}

QByteArray words(const Ran &ran)
{
    return "exit status " + QByteArray::number(ran.exitStatus) + '\n' + ran.out + ran.err;
}

}  // namespace lockstep::test
