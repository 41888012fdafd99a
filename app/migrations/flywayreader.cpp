// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/flywayreader.h"

#include "app/core/files.h"
#include "app/migrations/entries.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using Kind = FlywayName::Kind;

/// All files below a location, by path; where it is the project itself, only those that stand in it.
QStringList filesIn(const QString &root, const QString &location)
{
    const QDir folder(QDir(root).filePath(location));
    QStringList files;
    QDirIterator entries(folder.path(), QDir::Files | QDir::System | QDir::Hidden,
                         location.isEmpty() ? QDirIterator::NoIteratorFlags : QDirIterator::Subdirectories);
    while (entries.hasNext())
        files << folder.relativeFilePath(entries.next());
    files.sort();
    return files;
}

}  // namespace

FlywayReader::FlywayReader(const FolderRequest &request, const FlywaySettings &settings, MigrationFolder &folder)
    : m_settings(settings)
    , m_filler(request, settings)
    , m_folder(folder)
{ }

Status FlywayReader::readLocation(const QString &location, const JobContext &context)
{
    const QStringList files = filesIn(m_folder.root, location);
    for (const QString &file : files) {
        if (Status wanted = context.checkpoint(); !wanted)
            return wanted;
        const bool isConfig = file.endsWith(".conf"_L1) && files.contains(file.chopped(5));
        if (!isConfig && !isOfProject(QFileInfo(QDir(m_folder.root).filePath(file)), location))
            take(location, file);
    }
    return Done{};
}

void FlywayReader::finish()
{
    std::stable_sort(m_folder.migrations.begin(), m_folder.migrations.end(),
                     [](const Migration &left, const Migration &right) { return flywayBefore(left.key, right.key); });
    checkTwins();
    addUndos();
}

void FlywayReader::take(const QString &location, const QString &file)
{
    const QString path = joined(location, file);
    const FlywayName name = flywayName(file.section(u'/', -1), m_settings.naming);
    const Config config = readConfig(path);
    if (name.kind == Kind::None)
        m_folder.strays.push_back({path, name.why});
    else if (config.value(u"shouldExecute"_s) == "false"_L1)
        m_folder.strays.push_back(
            {path, {QT_TRANSLATE_NOOP("app", "Its .conf says shouldExecute=false, so Flyway passes it by.")}});
    else if (name.kind == Kind::Undo)
        takeUndo(path, name, config);
    else
        addMigration(path, file, name, config);
}

void FlywayReader::takeUndo(const QString &path, const FlywayName &name, const Config &config)
{
    Migration undo = readFilled(path, config);
    if (const bool isRead = !undo.forward.sha256.isEmpty(); !isRead)
        m_folder.strays.push_back({path, std::move(undo.problem)});
    else
        m_undos.push_back({flywayKey(Kind::Versioned, name.version, {}), std::move(undo.forward)});
}

/// The settings of one file, in a file of its name with ".conf" behind it.
FlywayReader::Config FlywayReader::readConfig(const QString &path) const
{
    const QString config = QDir(m_folder.root).filePath(path + u".conf"_s);
    const auto bytes = QFileInfo(config).isFile() ? readFile(config) : Result<QByteArray>(QByteArray());
    return bytes ? readProperties(*bytes) : Config();
}

void FlywayReader::addMigration(const QString &path, const QString &name, const FlywayName &parsed,
                                const Config &config)
{
    Migration migration = readFilled(path, config);
    migration.name = name;
    migration.key = flywayKey(parsed.kind, parsed.version, parsed.description);
    migration.repeat = parsed.kind == Kind::Repeatable ? Repeat::OnChange : Repeat::Once;
    const bool isTimed = migration.forward.bytes.toLower().contains(m_settings.prefix + "flyway:timestamp");
    if (parsed.kind == Kind::Repeatable && isTimed)
        migration.repeat = Repeat::Always;
    const QString own = config.value(u"executeInTransaction"_s);
    migration.isWithoutTransaction = own.isEmpty() ? !m_settings.runsInTransaction : own == "false"_L1;
    migration.facts = {{u"version"_s, parsed.version},
                       {u"description"_s, parsed.description},
                       {u"type"_s, parsed.kind == Kind::Baseline ? u"SQL_BASELINE"_s : u"SQL"_s}};
    m_folder.migrations.push_back(std::move(migration));
}

Migration FlywayReader::readFilled(const QString &path, const Config &config) const
{
    Migration migration;
    if (!readForward(migration, m_folder.root, path))
        return migration;
    Message missing = m_filler.fill(migration.forward, config.value(u"placeholderReplacement"_s) != "false"_L1);
    migration.problem = encodingProblem(migration.forward.sql());
    if (migration.problem.isEmpty())
        migration.problem = std::move(missing);
    return migration;
}

void FlywayReader::checkTwins()
{
    for (std::size_t index = 1; index < m_folder.migrations.size(); ++index) {
        const Migration &one = m_folder.migrations[index - 1];
        const Migration &other = m_folder.migrations[index];
        if (one.key != other.key)
            continue;
        m_folder.problems.push_back(folderProblem(
            m_folder.root, other.forward.path,
            flywayKind(other.key) == Kind::Repeatable
                ? Message{QT_TRANSLATE_NOOP("app", "%1 and %2 have one description."), {one.name, other.name}}
                : Message{QT_TRANSLATE_NOOP("app", "%1 and %2 have one version."), {one.name, other.name}},
            {QT_TRANSLATE_NOOP("app", "Flyway applies nothing until one of them has another.")}, 1));
    }
}

void FlywayReader::addUndos()
{
    for (Undo &undo : m_undos) {
        const auto forward = std::find_if(m_folder.migrations.begin(), m_folder.migrations.end(),
                                          [&undo](const Migration &migration) { return migration.key == undo.key; });
        if (forward != m_folder.migrations.end() && !forward->revert)
            forward->revert = std::move(undo.file);
        else
            m_folder.strays.push_back(
                {undo.file.path,
                 forward == m_folder.migrations.end()
                     ? Message{QT_TRANSLATE_NOOP("app",
                                                 "This is a revert script without a migration that it would undo.")}
                     : Message{QT_TRANSLATE_NOOP("app", "%1 has a revert script already."), {forward->name}}});
    }
}

}  // namespace lockstep
