// SPDX-License-Identifier: GPL-3.0-or-later

// Liquibase 4: a changelog in formatted SQL, or one in XML, YAML or JSON that includes others; each changeset is a
// migration. Its key in the ledger is path, id and author. LEDGERS.md, section 2.9, and what Liquibase 4.28 was seen to
// do.

#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/liquibasechangelog.h"
#include "app/migrations/liquibasechecksum.h"
#include "app/migrations/liquibasedraft.h"
#include "app/migrations/liquibaseroots.h"
#include "app/migrations/liquibasesql.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"db/changelog",       "src/main/resources/db/changelog",
                            "src/main/resources", "changelog",
                            "changelogs",         "liquibase",
                            "db/liquibase",       "database/changelog"};

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    LiquibaseProject project = findLiquibaseProject(root, folder);
    const bool isPart = !project.reasons.empty() && project.settings.isEmpty() && isIncludedFromAbove(root, folder);
    return isPart ? std::vector<Message>() : std::move(project.reasons);
}

/// A precondition on a property is decided by the settings alone; the others are asked when the changeset's turn comes.
bool isMet(const LiquibasePrecondition &one, const LiquibaseProperties &properties)
{
    return one.kind != "property"_L1
        || (properties.values.contains(one.text)
            && (one.expected.isEmpty() || properties.values.value(one.text) == one.expected));
}

QVariantMap factsOf(const LiquibaseChangeSet &set, const LiquibaseProperties &properties)
{
    QVariantList preconditions;
    for (const LiquibasePrecondition &one : set.preconditions)
        preconditions << QVariantMap{{u"kind"_s, one.kind},
                                     {u"expected"_s, one.expected},
                                     {u"text"_s, one.text},
                                     {u"isMet"_s, isMet(one, properties)}};
    return {{u"id"_s, set.id},
            {u"author"_s, set.author},
            {u"filename"_s, set.path},
            {u"md5sum"_s, liquibaseChecksum(set.changes)},
            {u"validCheckSums"_s, set.validCheckSums},
            {u"description"_s, set.descriptions.join(u"; "_s)},
            {u"comments"_s, set.comment},
            {u"contexts"_s, set.context},
            {u"labels"_s, set.labels},
            {u"onFail"_s, set.onFail.isEmpty() ? u"HALT"_s : set.onFail},
            {u"onError"_s, set.onError.isEmpty() ? u"HALT"_s : set.onError},
            {u"preconditions"_s, preconditions}};
}

Message noteOn(const LiquibaseChangeSet &set)
{
    if (!set.note.isEmpty())
        return set.note;
    if (!set.preconditions.empty())
        return {QT_TRANSLATE_NOOP("app", "It has a precondition, which is asked when its turn comes (onFail: %1)."),
                {set.onFail.isEmpty() ? u"HALT"_s : set.onFail}};
    if (!set.failsOnError)
        return {
            QT_TRANSLATE_NOOP("app", "It has failOnError:false: Liquibase goes on when it fails, and a deploy stops.")};
    return {};
}

/// Where two files have a changeset of one name, the file is part of both.
QString nameOf(const LiquibaseChangeSet &set, const QHash<QString, int> &uses)
{
    const QString name = set.author.isEmpty() ? set.id : set.author + u':' + set.id;
    return uses.value(name) > 1 ? set.path + u"::"_s + name : name;
}

/// What stops there for the want of a property.
Message whyUnmet(const LiquibaseChangeSet &set, const LiquibaseProperties &properties)
{
    for (const LiquibasePrecondition &one : set.preconditions) {
        if (!isMet(one, properties) && (set.onFail.isEmpty() || set.onFail == "HALT"_L1))
            return {QT_TRANSLATE_NOOP("app",
                                      "It wants the property %1, which is not set ([placeholders] in "
                                      "lockstep.toml)."),
                    {one.text}};
    }
    return {};
}

void addChangeSet(MigrationFolder &found, const LiquibaseChangeSet &set, const LiquibaseProject &project,
                  const QHash<QString, int> &uses)
{
    Message filtered = whyFilteredByLiquibase(set, project.filter);
    if (!filtered.isEmpty()) {
        found.strays.push_back({set.file + u"::"_s + set.id + u"::"_s + set.author, std::move(filtered)});
        return;
    }
    Migration migration{nameOf(set, uses), set.forward, set.revert};
    migration.key = set.key();
    migration.isWithoutTransaction = !set.isInTransaction;
    migration.repeat = set.runsAlways ? Repeat::Always : set.runsOnChange ? Repeat::OnChange : Repeat::Once;
    migration.facts = factsOf(set, project.properties);
    migration.note = noteOn(set);
    migration.problem = set.problem.isEmpty() ? whyUnmet(set, project.properties) : set.problem;
    if (migration.problem.isEmpty()) {
        const QByteArray &bytes = migration.forward.bytes;
        migration.problem = encodingProblem(bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes);
    }
    found.migrations.push_back(std::move(migration));
}

bool isResources(const QString &folder)
{
    return folder.endsWith("src/main/resources"_L1);
}

QString folderOf(const QString &path)
{
    return path.contains(u'/') ? path.section(u'/', 0, -2) : QString();
}

/// What of Liquibase's stands beside the root changelog, and below it, without being part of it. A folder of resources
/// holds much that is none.
void addStrays(MigrationFolder &found, const LiquibaseProject &project, const LiquibaseChangelog &changelog,
               const QString &folder)
{
    for (const QFileInfo &entry : entriesOf(QDir(found.root).filePath(folder))) {
        const QString path = joined(folder, entry.fileName());
        const bool isOthers = isOfProject(entry, folder) || (isResources(folder) && !holdsLiquibase(entry));
        if (isOthers || changelog.files.contains(path) || path == project.settings)
            continue;
        const bool holdsRead = std::any_of(changelog.files.begin(), changelog.files.end(),
                                           [&path](const QString &file) { return file.startsWith(path + u'/'); });
        if (entry.isDir() && !entry.isSymLink() && holdsRead)
            addStrays(found, project, changelog, path);
        else
            found.strays.push_back({path, {QT_TRANSLATE_NOOP("app", "No changelog includes it.")}});
    }
}

/// Liquibase stops at a second changeset of one path, id and author.
Error secondSet(const QString &root, const LiquibaseChangeSet &first, const LiquibaseChangeSet &second)
{
    return folderProblem(root, second.file,
                         {QT_TRANSLATE_NOOP("app", "There are two changesets %1: here, and in line %2 of %3."),
                          {second.key(), QString::number(first.line), first.file}},
                         {QT_TRANSLATE_NOOP("app", "Give one of them another id.")}, second.line);
}

void addChangeSets(MigrationFolder &found, const std::vector<LiquibaseChangeSet> &sets, const LiquibaseProject &project)
{
    QHash<QString, int> uses;
    for (const LiquibaseChangeSet &set : sets)
        ++uses[nameOf(set, {})];
    QHash<QString, const LiquibaseChangeSet *> firsts;
    for (const LiquibaseChangeSet &set : sets) {
        const LiquibaseChangeSet *&first = firsts[set.key()];
        if (first) {
            found.problems.push_back(secondSet(found.root, *first, set));
            continue;
        }
        first = &set;
        addChangeSet(found, set, project, uses);
    }
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    LiquibaseProject project = findLiquibaseProject(request.root, request.folder);
    for (auto value = request.placeholders.begin(); value != request.placeholders.end(); ++value)
        project.properties.values.insert(value.key(), *value);
    auto changelog = readLiquibaseChangelog(request.root, request.folder, project, context);
    if (!changelog)
        return std::move(changelog).error();
    MigrationFolder found{request.root, u"liquibase"_s, request.folder, project.reasons};
    found.ledgerSchema = project.schema;
    found.ledgerTable = project.table;
    for (const LiquibaseMistake &mistake : changelog->mistakes)
        found.problems.push_back(folderProblem(
            request.root, mistake.file, mistake.what,
            {QT_TRANSLATE_NOOP("app",
                               "Correct the changelog; Liquibase stops at it too. Where another module of the program "
                               "has what is missing, open the folder that holds both.")},
            mistake.line));
    addChangeSets(found, changelog->sets, project);
    found.strays.insert(found.strays.end(), changelog->strays.begin(), changelog->strays.end());
    const QString beside = project.root.isEmpty() ? request.folder : folderOf(project.root);
    for (const QString &folder : project.isOfModules ? project.searchPath : QStringList{beside})
        addStrays(found, project, *changelog, folder);
    return found;
}

/// The changeset in an edited file. What an edited XML or YAML changelog would run is not told before it is saved.
std::optional<QByteArray> section(const FolderRequest &request, const Migration &migration, bool isRevert,
                                  const QByteArray &bytes)
{
    if (migration.key.isEmpty())
        return std::nullopt;  // a file of its own, where every changeset runs and the rollbacks are comments
    const SqlFile &asRead = isRevert && migration.revert ? *migration.revert : migration.forward;
    if (bytes == asRead.bytes)
        return asRead.section;
    LiquibaseProperties properties = findLiquibaseProject(request.root, request.folder).properties;
    for (auto value = request.placeholders.begin(); value != request.placeholders.end(); ++value)
        properties.values.insert(value.key(), *value);
    std::vector<LiquibaseMistake> mistakes;
    for (const LiquibaseChangeSet &set : parseLiquibaseSql({migration.forward.path, bytes}, {}, properties, mistakes)) {
        if (!migration.key.endsWith(set.key()))  // without a path "::id::author"
            continue;
        if (!isRevert)
            return set.forward.section;
        return set.revert ? set.revert->section : onlySection(bytes, 0, 0);
    }
    return onlySection(bytes, 0, 0);
}

}  // namespace

constexpr Layout liquibaseLayout{
    .id = "liquibase",
    .title = "Liquibase",
    .places = places,
    .before = nullptr,
    .reasons = reasonsFor,
    .read = read,
    .draft = draftLiquibaseChangeSet,
    .section = section,
};

}  // namespace lockstep
