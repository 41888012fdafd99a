// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/liquibasechangelog.h"

#include "app/core/files.h"
#include "app/migrations/liquibasesql.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

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
        , m_bases(project.base)
        , m_properties(project.properties)
        , m_context(context)
    {
        m_bases << project.searchPath;
    }
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
    QString resolved(const QString &from, const QString &name, bool isRelative) const;
    QString ledgerPath(const QString &path) const;
    void mistake(const QString &file, int line, Message what)
    {
        m_found.mistakes.push_back({file, line, std::move(what)});
    }

    QString m_root;
    QStringList m_bases;  ///< what paths count from, in the order in which they are tried
    LiquibaseProperties m_properties;
    const JobContext &m_context;
    LiquibaseChangelog m_found{};
    QStringList m_open{};  ///< changelogs that include the present one
};

bool isOutside(const QString &path)
{
    return path == ".."_L1 || path.startsWith("../"_L1) || QDir::isAbsolutePath(path);
}

Message whyOutside(const QString &name)
{
    return {QT_TRANSLATE_NOOP("app", "%1 leads out of the project, and Lockstep reads nothing there."), {name}};
}

/// A name in a changelog relative to the project; empty where it leads out of it.
QString Reader::resolved(const QString &from, const QString &name, bool isRelative) const
{
    const QString folder = from.contains(u'/') ? from.section(u'/', 0, -2) : QString();
    QString path = isRelative ? QDir::cleanPath(joined(folder, name))
                              : QDir::cleanPath(joined(m_bases[0], normalizedLiquibasePath(name)));
    for (const QString &base : isRelative ? QStringList() : m_bases) {
        const QString other = QDir::cleanPath(joined(base, normalizedLiquibasePath(name)));
        if (!isOutside(other) && QFileInfo::exists(QDir(m_root).filePath(other))) {
            path = other;
            break;
        }
    }
    return isOutside(path) ? QString() : path;
}

/// Below the innermost of the folders that paths count from.
QString Reader::ledgerPath(const QString &path) const
{
    QString rest = path;
    for (const QString &base : m_bases) {
        const QString prefix = base + u'/';
        if (!base.isEmpty() && path.startsWith(prefix) && path.size() - prefix.size() < rest.size())
            rest = path.mid(prefix.size());
    }
    return rest;
}

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
        add(rawLiquibaseSql(file, ledgerPath(path), m_properties), inherited);
    } else if (isSql) {
        for (LiquibaseChangeSet &set : parseLiquibaseSql(file, ledgerPath(path), m_properties, m_found.mistakes))
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
    const QString path = resolved(from.path, name, value("relativeToChangelogFile") == "true"_L1);
    const QFileInfo info(QDir(m_root).filePath(path));
    if (path.isEmpty()) {
        mistake(from.path, entry.line, whyOutside(name));
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
    const QString path = resolved(from.path, change.path, change.isRelative);
    m_found.files.insert(path);
    const Result<SqlFile> script
        = path.isEmpty() ? Error{ErrorCode::FileUnreadable, whyOutside(change.path)} : readSqlFile(m_root, path);
    if (!script) {
        set.problem = script.error().message;
        return std::nullopt;
    }
    return filledByLiquibase(script->bytes, m_properties);
}

/// A file whose lines are those of the changelog and whose text is the changes', one after the other.
SqlFile fileOf(const SqlFile &from, int line, const QByteArrayList &texts)
{
    QByteArray sql(std::max(line - 1, 0), '\n');
    for (const QByteArray &text : texts) {
        sql += text;
        sql += text.trimmed().endsWith(';') ? "\n" : "\n;\n";
    }
    SqlFile file{from};
    file.section = sql;
    file.isFilled = true;
    file.sha256 = contentHash(file);
    return file;
}

/// Nothing of it runs here; the line at which it ends is shown as a comment.
void leaveToLiquibase(LiquibaseChangeSet &set, const LiquibaseEntry &entry)
{
    const int line = entry.foreign.isEmpty() ? entry.line : entry.foreignLine;
    const QByteArrayList lines = set.forward.bytes.split('\n');
    set.changes.clear();
    set.forward.section = QByteArray(std::max(line - 1, 0), '\n') + "-- " + lines.value(line - 1).trimmed() + '\n';
    set.problem = entry.foreign.isEmpty()
        ? Message{QT_TRANSLATE_NOOP("app",
                                    "It has no change at all (%1, line %2); take it out of the changelog, or "
                                    "let Liquibase run it."),
                  {set.file, QString::number(line)}}
        : Message{QT_TRANSLATE_NOOP("app",
                                    "Its “%1” (%2, line %3) is not SQL: Lockstep runs changesets of sql and "
                                    "sqlFile alone. Write it as sql, or let Liquibase run this changeset."),
                  {entry.foreign, set.file, QString::number(line)}};
}

void Reader::addChangeSet(const SqlFile &from, const LiquibaseEntry &entry, const Inherited &inherited)
{
    const auto value = [&entry](const char *name) { return entry.values.value(QLatin1StringView(name)); };
    LiquibaseChangeSet set{value("id"), value("author"), ledgerPath(from.path), from.path, entry.line};
    if (!value("logicalFilePath").isEmpty())
        set.path = value("logicalFilePath");
    set.context = value("contextFilter").isEmpty() ? value("context") : value("contextFilter");
    set.labels = value("labels");
    set.dbms = value("dbms").toLower();
    set.comment = value("comment");
    set.validCheckSums = entry.validCheckSums;
    set.runsOnChange = value("runOnChange") == "true"_L1;
    set.runsAlways = value("runAlways") == "true"_L1;
    set.isInTransaction = value("runInTransaction") != "false"_L1;
    set.failsOnError = value("failOnError") != "false"_L1;
    set.isIgnored = value("ignore") == "true"_L1;
    set.onFail = value("onFail").toUpper();
    set.onError = value("onError").toUpper();
    set.preconditions = entry.preconditions;
    set.forward = from;
    QByteArrayList texts;
    for (const LiquibaseChange &change : entry.changes) {
        const auto text = textOf(from, change, set);
        texts << withSemicolons(text.value_or(QByteArray()), change.endDelimiter);
        set.changes.push_back(text.value_or(QByteArray()));
    }
    set.forward = fileOf(from, entry.changes.empty() ? entry.line : entry.changes.front().line, texts);
    if (entry.rollback)
        set.revert = fileOf(from, entry.line, {filledByLiquibase(entry.rollback->toUtf8(), m_properties)});
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

QString normalizedLiquibasePath(QString path)
{
    static const QRegularExpression classpath(u"^classpath\\*?:"_s);
    path.remove(classpath).replace(u'\\', u'/');
    while (path.startsWith(u'/'))
        path.remove(0, 1);
    return QDir::cleanPath(path);
}

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
