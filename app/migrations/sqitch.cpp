// SPDX-License-Identifier: GPL-3.0-or-later

// Sqitch 1.x: sqitch.plan lists the changes in their order; deploy/<change>.sql does each, revert/<change>.sql undoes
// it and verify/<change>.sql checks it. A change that was reworked has its earlier form in <change>@<tag>.sql.
// LEDGERS.md, section 2.8; what the plan and the settings mean was seen by running sqitch 1.3.1.

#include "app/core/files.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/sqitchconf.h"
#include "app/migrations/sqitchdraft.h"
#include "app/migrations/sqitchplan.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QSet>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"sqitch", "db", "db/sqitch", "database", "schema", "sql", "migrations"};
const QString confFile = u"sqitch.conf"_s;

/// `path` of the settings relative to the project.
QString inProject(const QString &folder, const QString &path)
{
    return QDir::isAbsolutePath(path) ? path : QDir::cleanPath(joined(folder, path));
}

bool isOutside(const QString &path)
{
    return QDir::isAbsolutePath(path) || path == ".."_L1 || path.startsWith("../"_L1);
}

QString planOf(const QString &root, const QString &folder)
{
    return inProject(folder, readSqitchSettings(QDir(root).filePath(folder)).planFile);
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    const QDir project(root);
    const QString conf = joined(folder, confFile);
    const bool hasConf = project.exists(conf);
    const QString plan = planOf(root, folder);
    if (!QFileInfo(project.filePath(plan)).isFile())
        return {};
    // The project's own sqitch.conf may have put the plan here.
    const bool isOfProject = !folder.isEmpty() && !hasConf && project.exists(confFile) && planOf(root, {}) == plan;
    if (isOfProject)
        return {};
    std::vector<Message> reasons{{QT_TRANSLATE_NOOP("app", "%1 is Sqitch's plan."), {plan}}};
    if (hasConf)
        reasons.push_back({QT_TRANSLATE_NOOP("app", "%1 has Sqitch's settings."), {conf}});
    return reasons;
}

/// Reads one Sqitch project.
class Reader
{
public:
    Reader(const FolderRequest &request, const JobContext &context);
    Result<MigrationFolder> read();

private:
    Status readPlan();
    void readChange(std::size_t index);
    void readScripts(Migration &migration, const QString &revert);
    void fillRevert(Migration &migration) const;
    QString fileNameOf(const SqitchChange &change) const;
    bool hasScript(const QString &path);
    QVariantMap factsOf(std::size_t index) const;
    void refuseTwins();
    void addStrays();
    void addUnlisted(const QString &folder);
    void addVerifyScripts();
    QString inProject(const QString &path) const { return lockstep::inProject(m_found.folder, path); }
    void problem(int line, Message what, Message hint);

    const JobContext &m_context;
    SqitchSettings m_settings;
    SqitchPlan m_plan{};
    MigrationFolder m_found{};
    QSet<QString> m_used{};  ///< paths of scripts
};

Reader::Reader(const FolderRequest &request, const JobContext &context)
    : m_context(context)
    , m_settings(readSqitchSettings(QDir(request.root).filePath(request.folder)))
    , m_found{request.root, u"sqitch"_s, request.folder, reasonsFor(request.root, request.folder)}
{
    m_found.ledgerSchema = m_settings.registry;
    // As --set on Sqitch's command line: over whatever the settings say.
    for (auto value = request.placeholders.begin(); value != request.placeholders.end(); ++value) {
        m_settings.deployVariables.insert(value.key(), *value);
        m_settings.revertVariables.insert(value.key(), *value);
    }
}

void Reader::problem(int line, Message what, Message hint)
{
    m_found.problems.push_back(
        folderProblem(m_found.root, inProject(m_settings.planFile), std::move(what), std::move(hint), line));
}

Status Reader::readPlan()
{
    const Result<QByteArray> bytes = readFile(QDir(m_found.root).filePath(inProject(m_settings.planFile)));
    if (!bytes)
        return bytes.error();
    m_plan = parseSqitchPlan(*bytes);
    for (const SqitchPlan::Mistake &mistake : m_plan.mistakes)
        problem(mistake.line, mistake.what,
                {QT_TRANSLATE_NOOP("app", "Correct the plan; Sqitch reads nothing of it until then.")});
    if (!m_settings.engine.isEmpty() && m_settings.engine != "pg"_L1)
        problem(0,
                {QT_TRANSLATE_NOOP("app", "These migrations are for %1, and Lockstep works with PostgreSQL."),
                 {m_settings.engine}},
                {QT_TRANSLATE_NOOP("app", "sqitch.conf names it: engine = pg is PostgreSQL.")});
    return Done{};
}

/// Of the tags after a change that was reworked, the newest that a file has; the newest where none has one.
QString Reader::fileNameOf(const SqitchChange &change) const
{
    const QString ending = u'.' + m_settings.extension;
    const QDir folder(QDir(m_found.root).filePath(inProject(m_settings.reworkedDeploy)));
    for (const QString &tag : change.reworkTags) {
        if (const QString name = change.name + u'@' + tag + ending; folder.exists(name))
            return name;
    }
    return change.name + (change.reworkTags.isEmpty() ? QString() : u'@' + change.reworkTags.front()) + ending;
}

/// A script that is there is a change's, whether it can be read or not.
bool Reader::hasScript(const QString &path)
{
    const QFileInfo info(QDir(m_found.root).filePath(path));
    const bool isThere = info.isFile() || info.isSymLink();
    if (isThere)
        m_used.insert(path);
    return isThere;
}

/// psql passes a byte order mark by.
void passMarkBy(SqlFile &file)
{
    if (file.bytes.startsWith("\xEF\xBB\xBF"))
        file.section = onlySection(file.bytes, 3, file.bytes.size());
}

/// The paths are those that the plan and the settings lead to.
void Reader::readScripts(Migration &migration, const QString &revert)
{
    const QString path = migration.forward.path;
    if (!hasScript(path)) {
        migration.problem
            = {QT_TRANSLATE_NOOP("app",
                                 "The plan has it and there is no script %1. Restore the file, or take the "
                                 "change out of the plan."),
               {path}};
    } else if (readForward(migration, m_found.root, path)) {
        passMarkBy(migration.forward);
        const QByteArray &bytes = migration.forward.bytes;
        migration.problem = encodingProblem(migration.forward.section ? bytes.mid(3) : bytes);
        if (migration.problem.isEmpty())
            migration.problem = fillPsqlVariables(migration.forward, m_settings.deployVariables);
    }
    if (hasScript(revert))
        readRevert(migration, m_found.root, revert);
    if (migration.revert)
        fillRevert(migration);
}

/// A revert script that lacks a value does not keep the change from being deployed.
void Reader::fillRevert(Migration &migration) const
{
    passMarkBy(*migration.revert);
    const Message missing = fillPsqlVariables(*migration.revert, m_settings.revertVariables);
    if (missing.isEmpty())
        return;
    migration.revert.reset();
    migration.note = missing;
}

QVariantList tagFacts(const SqitchChange &change)
{
    QVariantList tags;
    for (const SqitchTag &tag : change.tags)
        tags << QVariantMap{{u"id"_s, tag.id},
                            {u"tag"_s, u'@' + tag.name},
                            {u"note"_s, tag.note},
                            {u"plannedAt"_s, tag.plannedAt},
                            {u"plannerName"_s, tag.plannerName},
                            {u"plannerEmail"_s, tag.plannerEmail}};
    return tags;
}

QVariantList dependencyFacts(const SqitchChange &change, const SqitchPlan &plan)
{
    QVariantList dependencies;
    for (const SqitchDependency &one : change.dependencies) {
        const bool isOwn = one.project.isEmpty() || one.project == plan.project;
        dependencies << QVariantMap{{u"type"_s, one.isConflict ? u"conflict"_s : u"require"_s},
                                    {u"name"_s, (isOwn ? QString() : one.project + u':') + one.key()},
                                    {u"project"_s, isOwn ? plan.project : one.project},
                                    {u"change"_s, one.change},
                                    {u"tag"_s, one.tag},
                                    {u"id"_s, one.id}};
    }
    return dependencies;
}

QVariantMap Reader::factsOf(std::size_t index) const
{
    const SqitchChange &change = m_plan.changes[index];
    QVariantMap facts{{u"change"_s, change.name},
                      {u"project"_s, m_plan.project},
                      {u"uri"_s, m_plan.uri},
                      {u"note"_s, change.note},
                      {u"plannedAt"_s, change.plannedAt},
                      {u"plannerName"_s, change.plannerName},
                      {u"plannerEmail"_s, change.plannerEmail},
                      {u"requires"_s, change.dependencyNames(false, m_plan.project)},
                      {u"conflicts"_s, change.dependencyNames(true, m_plan.project)},
                      {u"dependencies"_s, dependencyFacts(change, m_plan)},
                      {u"tags"_s, tagFacts(change)},
                      {u"userName"_s, m_settings.user.name},
                      {u"userEmail"_s, m_settings.user.email}};
    if (index > 0) {
        facts.insert(u"previousId"_s, m_plan.changes[index - 1].id);
        facts.insert(u"previousTags"_s, tagFacts(m_plan.changes[index - 1]));
    }
    return facts;
}

bool leadsOut(const QString &name)
{
    const QStringList parts = name.split(u'/');
    return std::any_of(parts.begin(), parts.end(),
                       [](const QString &part) { return part.isEmpty() || part == "."_L1 || part == ".."_L1; });
}

void Reader::readChange(std::size_t index)
{
    const SqitchChange &change = m_plan.changes[index];
    const QString fileName = fileNameOf(change);
    Migration migration{fileName.chopped(m_settings.extension.size() + 1)};
    migration.key = change.id;
    migration.facts = factsOf(index);
    const bool isReworked = !change.reworkTags.isEmpty();
    const QString folder = isReworked ? m_settings.reworkedDeploy : m_settings.deploy;
    migration.forward.path = inProject(folder) + u'/' + fileName;
    if (leadsOut(change.name))
        migration.problem = {QT_TRANSLATE_NOOP("app", "Its name leads out of the folder of the scripts.")};
    else
        readScripts(migration, inProject(isReworked ? m_settings.reworkedRevert : m_settings.revert) + u'/' + fileName);
    m_found.migrations.push_back(std::move(migration));
}

/// The registry has UNIQUE (project, script_hash).
void Reader::refuseTwins()
{
    QHash<QString, QString> seen;
    for (Migration &migration : m_found.migrations) {
        if (!migration.problem.isEmpty() || migration.forward.sha256.isEmpty())
            continue;
        const QString hash = sha256Hex(migration.forward.bytes);
        if (const QString twin = seen.value(hash); !twin.isEmpty())
            migration.problem
                = {QT_TRANSLATE_NOOP("app",
                                     "Its script is the same as that of %1, byte for byte, and Sqitch's registry "
                                     "takes a script only once. Change its comment."),
                   {twin}};
        else
            seen.insert(hash, migration.name);
    }
}

void Reader::addUnlisted(const QString &folder)
{
    const QString path = inProject(folder);
    const QDir root(m_found.root);
    if (isOutside(path))
        return;
    QStringList files;
    for (QDirIterator it(root.filePath(path), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
         it.hasNext();)
        files << root.relativeFilePath(it.next());
    files.sort();
    for (const QString &file : files) {
        if (!m_used.contains(file))
            m_found.strays.push_back({file, {QT_TRANSLATE_NOOP("app", "The plan has no change for it.")}});
    }
}

void Reader::addVerifyScripts()
{
    const QString path = inProject(m_settings.verify);
    int scripts = 0;
    for (QDirIterator it(QDir(m_found.root).filePath(path), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         it.hasNext(); it.next())
        ++scripts;
    if (scripts > 0 && !isOutside(path))
        m_found.strays.push_back({path,
                                  {QT_TRANSLATE_N_NOOP("app",
                                                       "%n script(s), checked by “sqitch verify”; a deploy runs "
                                                       "none of them."),
                                   {},
                                   scripts}});
}

void Reader::addStrays()
{
    addUnlisted(m_settings.deploy);
    addUnlisted(m_settings.revert);
    addVerifyScripts();
    const QStringList known{inProject(m_settings.planFile), joined(m_found.folder, confFile),
                            inProject(m_settings.deploy), inProject(m_settings.revert), inProject(m_settings.verify)};
    for (const QFileInfo &entry : entriesOf(QDir(m_found.root).filePath(m_found.folder))) {
        const QString path = joined(m_found.folder, entry.fileName());
        if (isOfProject(entry, m_found.folder) || known.contains(path))
            continue;
        m_found.strays.push_back({path,
                                  QFileInfo::exists(entry.filePath() + u"/sqitch.plan"_s)
                                      ? Message{QT_TRANSLATE_NOOP("app", "This is another Sqitch project.")}
                                      : Message{QT_TRANSLATE_NOOP("app", "Sqitch runs only what its plan lists.")}});
    }
}

Result<MigrationFolder> Reader::read()
{
    if (Status planned = readPlan(); !planned)
        return std::move(planned).error();
    for (const QString &folder : {m_settings.deploy, m_settings.revert}) {
        if (isOutside(inProject(folder)))
            problem(0,
                    {QT_TRANSLATE_NOOP("app", "Sqitch's settings put scripts outside of the project: %1."), {folder}},
                    {QT_TRANSLATE_NOOP("app", "Open the folder that holds both the plan and its scripts.")});
    }
    if (!m_found.problems.empty() && m_found.problems.back().line == 0 && isOutside(inProject(m_settings.deploy)))
        return std::move(m_found);
    for (std::size_t index = 0; index < m_plan.changes.size(); ++index) {
        if (Status wanted = m_context.checkpoint(); !wanted)
            return std::move(wanted).error();
        readChange(index);
    }
    refuseTwins();
    addStrays();
    return std::move(m_found);
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    return Reader(request, context).read();
}

/// The edited script as psql would be given it.
std::optional<QByteArray> section(const FolderRequest &request, const Migration &migration, bool isRevert,
                                  const QByteArray &bytes)
{
    const SqitchSettings settings = readSqitchSettings(QDir(request.root).filePath(request.folder));
    PsqlVariables variables = isRevert ? settings.revertVariables : settings.deployVariables;
    for (auto value = request.placeholders.begin(); value != request.placeholders.end(); ++value)
        variables.insert(value.key(), *value);
    SqlFile file{isRevert && migration.revert ? migration.revert->path : migration.forward.path, bytes};
    passMarkBy(file);
    fillPsqlVariables(file, variables);
    return file.section;
}

}  // namespace

constexpr Layout sqitchLayout{
    .id = "sqitch",
    .title = "Sqitch",
    .places = places,
    .before = nullptr,
    .reasons = reasonsFor,
    .read = read,
    .draft = draftSqitchChange,
    .section = section,
};

}  // namespace lockstep
