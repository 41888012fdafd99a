// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/migrations/drizzlefolder.h"
#include "app/migrations/drizzlejournal.h"
#include "app/migrations/entries.h"
#include "app/migrations/pairing.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Message rebuildHint()
{
    return {QT_TRANSLATE_NOOP("app", "Repair the journal, or have it rebuilt with “lockstep resolve --journal”.")};
}

/// Reads a folder with a journal entry by entry.
class JournaledFolder
{
public:
    explicit JournaledFolder(MigrationFolder &folder)
        : m_folder(folder)
        , m_journalPath(joined(folder.folder, drizzleJournalPath()))
    { }

    Status read(const JobContext &context)
    {
        const QString journalPath = QDir(m_folder.root).filePath(m_journalPath);
        const auto bytes = readFile(journalPath);
        const auto journal = bytes ? parseJournal(*bytes, journalPath) : bytes.error();
        if (journal) {
            if (Status ours = requirePostgres(journal->head.value("dialect"_L1).toString()); !ours)
                return ours;
        } else {
            m_folder.problems.push_back(journal.error());
        }
        const std::vector<JournalEntry> entries = journal ? journal->entries : everyFile();
        for (const JournalEntry &entry : entries) {
            if (Status wanted = context.checkpoint(); !wanted)
                return wanted;
            readEntry(entry);
        }
        readOthers();
        return Done{};
    }

private:
    Status requirePostgres(const QString &dialect) const
    {
        if (dialect.isEmpty() || dialect == "pg"_L1 || dialect == "postgresql"_L1)
            return Done{};
        return folderProblem(m_folder.root, m_journalPath,
                             {QT_TRANSLATE_NOOP("app",
                                                "These migrations are for %1, and Lockstep works with "
                                                "PostgreSQL."),
                              {dialect}},
                             {QT_TRANSLATE_NOOP("app", "drizzle-kit writes \"dialect\": \"postgresql\" there.")}, 1);
    }

    /// What is shown where the journal cannot be read.
    std::vector<JournalEntry> everyFile() const
    {
        std::vector<JournalEntry> entries;
        for (const QFileInfo &file : entriesOf(path({}))) {
            const QString name = file.fileName();
            if (file.isFile() && name.endsWith(".sql"_L1) && !isRevertName(name))
                entries.push_back({.tag = name.chopped(4), .when = 0});
        }
        return entries;
    }

    QString path(const QString &name) const { return QDir(m_folder.root).filePath(joined(m_folder.folder, name)); }

    void problem(int line, Message message)
    {
        m_folder.problems.push_back(
            folderProblem(m_folder.root, m_journalPath, std::move(message), rebuildHint(), line));
    }

    /// A tag that leads out of the folder, or that no list could show.
    bool isUsable(const JournalEntry &entry)
    {
        static const QRegularExpression hostile(u"[/\\\\\\x00-\\x1f\\x7f]|^\\.*$"_s);
        if (hostile.match(entry.tag).hasMatch()) {
            const QString shown = QString::fromUtf8(entry.tag.toUtf8().toPercentEncoding(" ", "\\"));
            problem(entry.line,
                    {QT_TRANSLATE_NOOP("app", "The journal lists “%1”, which is no name of a file here."), {shown}});
            return false;
        }
        const auto first = m_tags.constFind(entry.tag);
        if (first == m_tags.constEnd())
            return true;
        problem(entry.line,
                {QT_TRANSLATE_NOOP("app", "The journal lists %1 twice: here, and in line %2."),
                 {entry.tag, QString::number(*first)}});
        return false;
    }

    /// Drizzle adds ".sql" to the tag, also where a script left it there.
    QString fileOf(const JournalEntry &entry)
    {
        const QString file = entry.tag + u".sql"_s;
        if (const QFileInfo info(path(file)); info.isFile() || info.isSymLink())
            return file;
        const bool isDoubled = entry.tag.endsWith(".sql"_L1) && QFileInfo(path(entry.tag)).isFile();
        problem(entry.line,
                isDoubled
                    ? Message{QT_TRANSLATE_NOOP("app",
                                                "The journal's tag %1 keeps its .sql, so Drizzle looks for %2, "
                                                "does not find it and stops."),
                              {entry.tag, file}}
                    : Message{QT_TRANSLATE_NOOP("app", "The journal lists %1, and there is no file %2: Drizzle stops."),
                              {entry.tag, file}});
        return isDoubled ? entry.tag : QString();
    }

    void readEntry(const JournalEntry &entry)
    {
        if (!isUsable(entry))
            return;
        m_tags.insert(entry.tag, entry.line);
        if (!entry.when)
            problem(entry.line,
                    {QT_TRANSLATE_NOOP("app",
                                       "The time (“when”) of %1 is no number, so Drizzle cannot tell whether it ran."),
                     {entry.tag}});
        Migration migration{entry.tag};
        const QString file = fileOf(entry);
        migration.forward.path = joined(m_folder.folder, file.isEmpty() ? entry.tag + u".sql"_s : file);
        if (file.isEmpty())
            migration.problem = {QT_TRANSLATE_NOOP("app", "The journal lists it, and there is no such file.")};
        else if (readForward(migration, m_folder.root, migration.forward.path))
            migration.problem = encodingProblem(migration.forward.bytes);
        addFacts(migration, entry.when.value_or(0));
        m_files << migration.forward.path.section(u'/', -1);
        m_folder.migrations.push_back(std::move(migration));
    }

    /// drizzle-kit 1.x converts a folder with these names: the time for the number.
    static void addFacts(Migration &migration, qint64 when)
    {
        const QString stamp = QDateTime::fromMSecsSinceEpoch(when, Qt::UTC).toString(u"yyyyMMddHHmmss"_s);
        migration.facts.insert(QLatin1StringView(drizzleTime), when);
        migration.facts.insert(QLatin1StringView(drizzleName), QString(stamp + u'_' + migration.name.section(u'_', 1)));
    }

    void readOthers()
    {
        QStringList reverts;
        for (const QFileInfo &entry : entriesOf(path({}))) {
            const QString name = entry.fileName();
            if (isOfProject(entry, m_folder.folder) || m_files.contains(name))
                continue;
            if (entry.isDir())
                addDirectory(entry);
            else if (name.endsWith(".sql"_L1) && isRevertName(name))
                reverts << name;
            else
                stray(name,
                      name.endsWith(".sql"_L1)
                          ? Message{QT_TRANSLATE_NOOP(
                              "app", "The journal does not list it, so for Drizzle it does not exist.")}
                          : Message{QT_TRANSLATE_NOOP("app",
                                                      "Drizzle runs only the .sql files that its journal "
                                                      "lists.")});
        }
        addReverts(reverts);
    }

    void stray(const QString &name, Message why)
    {
        m_folder.strays.push_back({joined(m_folder.folder, name), std::move(why)});
    }

    /// meta/ has the journal and a snapshot of the schema for each migration; everything else is nobody's.
    void addDirectory(const QFileInfo &directory)
    {
        if (directory.fileName() != "meta"_L1) {
            stray(directory.fileName(), {QT_TRANSLATE_NOOP("app", "Drizzle does not enter directories.")});
            return;
        }
        static const QRegularExpression own(u"^(_journal|.*_snapshot)\\.json$"_s);
        for (const QFileInfo &entry : entriesOf(directory.filePath())) {
            if (!own.match(entry.fileName()).hasMatch())
                stray(u"meta/"_s + entry.fileName(),
                      {QT_TRANSLATE_NOOP("app", "Drizzle keeps only its journal and its snapshots there.")});
        }
    }

    void addReverts(const QStringList &reverts)
    {
        for (const Pairing &pairing : pairReverts(reverts, m_files)) {
            if (!pairing.forward) {
                stray(pairing.revert, pairing.why);
                continue;
            }
            readRevert(m_folder.migrations[*pairing.forward], m_folder.root, joined(m_folder.folder, pairing.revert));
        }
    }

    MigrationFolder &m_folder;
    QString m_journalPath;
    QHash<QString, int> m_tags{};  // and the line of each
    QStringList m_files{};  // of the migrations, in their order
};

}  // namespace

QString drizzleJournalPath()
{
    return u"meta/_journal.json"_s;
}

Status readJournaled(MigrationFolder &folder, const JobContext &context)
{
    return JournaledFolder(folder).read(context);
}

}  // namespace lockstep
