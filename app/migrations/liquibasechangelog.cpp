// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/liquibasechangelog.h"

#include "app/migrations/liquibaseentry.h"
#include "app/migrations/liquibasepaths.h"
#include "app/migrations/liquibasesql.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Both have to hold: "a AND (b or c)", as the ledger has it.
QString bothContexts(const QString &outer, const QString &inner)
{
    return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + u" AND "_s + inner;
}

QString writtenContext(const QString &context)
{
    const bool isCompound = context.contains(u' ') || context.contains(u',');
    return isCompound && !context.isEmpty() ? u'(' + context + u')' : context;
}

QString writtenLabels(const QString &labels)
{
    QStringList names;
    for (const QString &name : labels.toLower().split(u',', Qt::SkipEmptyParts))
        names << name.trimmed();
    names.removeDuplicates();
    return names.join(u',');
}

/// What an include hands on to the changesets in it.
struct Inherited
{
    QString context{};
    QString labels{};
};

class Reader
{
public:
    Reader(const QString &root, const LiquibaseProject &project, const JobContext &context)
        : m_root(root)
        , m_paths(root, QStringList(project.base) + project.searchPath)
        , m_properties(project.properties)
        , m_context(context)
    { }
    Status readFile(const QString &path, const Inherited &inherited, bool isIncludedAll);
    Status readFolder(const QString &folder, const Inherited &inherited, bool isDeep);
    LiquibaseChangelog take() { return std::move(m_found); }

private:
    std::vector<LiquibaseEntry> parse(const SqlFile &file, const Inherited &inherited, bool isIncludedAll);
    Status readEntries(const SqlFile &file, const std::vector<LiquibaseEntry> &entries, const Inherited &inherited);
    Status include(const SqlFile &from, const LiquibaseEntry &entry, const Inherited &inherited);
    void addChangeSet(const SqlFile &from, const LiquibaseEntry &entry, const Inherited &inherited);
    std::optional<QByteArray> textOf(const SqlFile &from, const LiquibaseChange &change, LiquibaseChangeSet &set);
    void add(LiquibaseChangeSet set, const Inherited &inherited);
    void mistake(const QString &file, int line, Message what)
    {
        m_found.mistakes.push_back({file, line, std::move(what)});
    }

    QString m_root;
    LiquibasePaths m_paths;
    LiquibaseProperties m_properties;
    const JobContext &m_context;
    LiquibaseChangelog m_found{};
    QStringList m_open{};  ///< changelogs that include the present one
};

void Reader::add(LiquibaseChangeSet set, const Inherited &inherited)
{
    set.context = bothContexts(inherited.context, writtenContext(set.context));
    set.labels
        = writtenLabels(inherited.labels.isEmpty() || set.labels.isEmpty() ? inherited.labels + set.labels
                                                                           : inherited.labels + u',' + set.labels);
    set.path = normalizedLiquibasePath(set.path);
    m_found.sets.push_back(std::move(set));
}

Status Reader::readFile(const QString &path, const Inherited &inherited, bool isIncludedAll)
{
    if (Status wanted = m_context.checkpoint(); !wanted)
        return wanted;
    if (m_open.contains(path)) {
        mistake(path, 0, {QT_TRANSLATE_NOOP("app", "The changelog %1 includes itself."), {path}});
        return Done{};
    }
    m_found.files.insert(path);
    Result<SqlFile> file = readSqlFile(m_root, path);
    if (!file && !isIncludedAll && m_open.isEmpty())
        return std::move(file).error();
    if (!file) {
        mistake(path, 0, file.error().message);
        return Done{};
    }
    m_open << path;
    const std::size_t mistakes = m_found.mistakes.size();
    const std::size_t sets = m_found.sets.size();
    const std::vector<LiquibaseEntry> entries = parse(*file, inherited, isIncludedAll);
    if (entries.empty() && m_found.mistakes.size() == mistakes && m_found.sets.size() == sets)
        m_found.strays.push_back(
            {path, {QT_TRANSLATE_NOOP("app", "It holds no changeset, so that nothing of it ever runs.")}});
    Status done = readEntries(*file, entries, inherited);
    m_open.removeLast();
    return done;
}

/// The changesets of a file in SQL are added, what one of another form says is returned.
std::vector<LiquibaseEntry> Reader::parse(const SqlFile &file, const Inherited &inherited, bool isIncludedAll)
{
    const QString &path = file.path;
    const bool isSql = path.endsWith(".sql"_L1, Qt::CaseInsensitive);
    std::vector<LiquibaseEntry> entries;
    LiquibaseMistake wrong;
    if (isSql && file.bytes.isEmpty()) {
        wrong.what = {QT_TRANSLATE_NOOP("app", "The file %1 is empty, and Liquibase stops at such a one."), {path}};
    } else if (isSql && !isLiquibaseSql(file.bytes)) {
        add(rawLiquibaseSql(file, m_paths.ledgerPath(path), m_properties), inherited);
    } else if (isSql) {
        for (LiquibaseChangeSet &set :
             parseLiquibaseSql(file, m_paths.ledgerPath(path), m_properties, m_found.mistakes))
            add(std::move(set), inherited);
    } else if (path.endsWith(".xml"_L1)) {
        entries = liquibaseXml(file.bytes, wrong);
    } else if (path.endsWith(".json"_L1)) {
        entries = liquibaseJson(file.bytes, wrong);
    } else if (path.endsWith(".yaml"_L1) || path.endsWith(".yml"_L1)) {
        entries = liquibaseYaml(file.bytes, wrong);
    } else if (!isIncludedAll) {
        wrong.what = {QT_TRANSLATE_NOOP("app", "%1 is no changelog that Lockstep reads."), {path}};
    }
    if (wrong.what.isEmpty())
        return entries;
    mistake(path, wrong.line, std::move(wrong.what));
    return {};
}

/// includeAll: by path, folders in there too.
Status Reader::readFolder(const QString &folder, const Inherited &inherited, bool isDeep)
{
    const QDir directory(QDir(m_root).filePath(folder));
    QStringList paths;
    const auto all = QDir::Files | QDir::Dirs | QDir::System | QDir::NoDotAndDotDot;
    for (const QFileInfo &entry : directory.entryInfoList(all)) {
        if (!entry.isDir())
            paths << joined(folder, entry.fileName());
        else if (isDeep && !entry.isSymLink())
            paths << joined(folder, entry.fileName()) + u'/';
    }
    paths.sort();
    for (const QString &path : paths) {
        const bool isFolder = path.endsWith(u'/');
        if (Status read = isFolder ? readFolder(path.chopped(1), inherited, true) : readFile(path, inherited, true);
            !read)
            return read;
    }
    return Done{};
}

Status Reader::include(const SqlFile &from, const LiquibaseEntry &entry, const Inherited &inherited)
{
    const auto value = [&entry](const char *name) { return entry.values.value(QLatin1StringView(name)); };
    const bool isAll = entry.kind == LiquibaseEntry::Kind::IncludeAll;
    const QString name = QString::fromUtf8(filledByLiquibase(value(isAll ? "path" : "file").toUtf8(), m_properties));
    const QString path = m_paths.resolved(from.path, name, value("relativeToChangelogFile") == "true"_L1);
    const QFileInfo info(QDir(m_root).filePath(path));
    if (path.isEmpty()) {
        mistake(from.path, entry.line, whyOutsideOfProject(name));
        return Done{};
    }
    if (isAll ? !info.isDir() : !info.exists() && !info.isSymLink()) {
        if (value("errorIfMissing") != "false"_L1 && value("errorIfMissingOrEmpty") != "false"_L1)
            mistake(from.path, entry.line, {QT_TRANSLATE_NOOP("app", "It includes %1, which is not there."), {name}});
        return Done{};
    }
    if (m_open.contains(path)) {
        mistake(from.path, entry.line, {QT_TRANSLATE_NOOP("app", "The changelog %1 includes itself."), {path}});
        return Done{};
    }
    const QString context = value("contextFilter").isEmpty() ? value("context") : value("contextFilter");
    const Inherited inner{bothContexts(inherited.context, writtenContext(context)),
                          inherited.labels.isEmpty() ? value("labels") : inherited.labels};
    return isAll ? readFolder(path, inner, true) : readFile(path, inner, false);
}

/// The text of a change; nothing where its script cannot be read, which is the changeset's problem.
std::optional<QByteArray> Reader::textOf(const SqlFile &from, const LiquibaseChange &change, LiquibaseChangeSet &set)
{
    if (change.path.isEmpty()) {
        set.descriptions << u"sql"_s;
        return filledByLiquibase(change.text.toUtf8(), m_properties);
    }
    set.descriptions << u"sqlFile path="_s + normalizedLiquibasePath(change.path);
    const QString path = m_paths.resolved(from.path, change.path, change.isRelative);
    m_found.files.insert(path);
    const Result<SqlFile> script = path.isEmpty() ? Error{ErrorCode::FileUnreadable, whyOutsideOfProject(change.path)}
                                                  : readSqlFile(m_root, path);
    if (!script) {
        set.problem = script.error().message;
        return std::nullopt;
    }
    return filledByLiquibase(script->bytes, m_properties);
}

void Reader::addChangeSet(const SqlFile &from, const LiquibaseEntry &entry, const Inherited &inherited)
{
    LiquibaseChangeSet set = changeSetOf(entry, from, m_paths.ledgerPath(from.path));
    QByteArrayList texts;
    for (const LiquibaseChange &change : entry.changes) {
        const auto text = textOf(from, change, set);
        texts << withSemicolons(text.value_or(QByteArray()), change.endDelimiter);
        set.changes.push_back(text.value_or(QByteArray()));
    }
    set.forward = shownAs(from, entry.changes.empty() ? entry.line : entry.changes.front().line, texts);
    if (entry.rollback)
        set.revert = shownAs(from, entry.line, {filledByLiquibase(entry.rollback->toUtf8(), m_properties)});
    if (!entry.foreign.isEmpty() || entry.changes.empty())
        leaveToLiquibase(set, entry);
    add(std::move(set), inherited);
}

Status Reader::readEntries(const SqlFile &file, const std::vector<LiquibaseEntry> &entries, const Inherited &inherited)
{
    for (const LiquibaseEntry &entry : entries) {
        Status read = Done{};
        const QString dbms = entry.values.value(u"dbms"_s);
        switch (entry.kind) {
        case LiquibaseEntry::Kind::Property:
            if (dbms.isEmpty() || dbms.contains("postgresql"_L1))
                m_properties.define(entry.values.value(u"name"_s), entry.values.value(u"value"_s));
            break;
        case LiquibaseEntry::Kind::ChangeSet:
            addChangeSet(file, entry, inherited);
            break;
        case LiquibaseEntry::Kind::Include:
        case LiquibaseEntry::Kind::IncludeAll:
            read = include(file, entry, inherited);
            break;
        }
        if (!read)
            return read;
    }
    return Done{};
}

}  // namespace

Result<LiquibaseChangelog> readLiquibaseChangelog(const QString &root, const QString &folder,
                                                  const LiquibaseProject &project, const JobContext &context)
{
    Reader reader(root, project, context);
    Status read
        = project.root.isEmpty() ? reader.readFolder(folder, {}, false) : reader.readFile(project.root, {}, false);
    if (!read)
        return std::move(read).error();
    return reader.take();
}

}  // namespace lockstep
