// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/migrations/drizzlejournal.h"
#include "app/migrations/entries.h"
#include "app/migrations/pairing.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 step = 1000;  // Drizzle 1.x cuts times to whole seconds
const QString journalFile = u"meta/_journal.json"_s;
const QString baselineFile = u"000000_baseline_snapshot.sql"_s;
const QString usualVersion = u"7"_s;

/// The number that drizzle-kit begins a tag with, of which it has one each; empty where there is none.
QString numberOf(const QString &tag)
{
    static const QRegularExpression form(u"^\\d{4}(?=_)"_s);
    return form.match(tag).captured();
}

class Rebuild
{
public:
    explicit Rebuild(const JournalSource &source)
        : m_source(source)
    {
        for (const SqlFile &file : source.files)
            m_files.insert(file.path.section(u'/', -1), &file);
    }

    RebuiltJournal run()
    {
        read();
        repairTags();
        dropDoubles();
        repairTimes();
        fillHashes();
        addMissing();
        repairHead();
        renumber();
        warn();
        const QString path = joined(m_source.folder, journalFile);
        m_rebuilt.file = {path, journalBytes(m_journal), !m_source.journal.isEmpty()};
        if (!m_rebuilt.changes.empty() || m_rebuilt.file.bytes == m_source.journal)
            return std::move(m_rebuilt);
        m_rebuilt.file.bytes = m_source.journal;  // only spaces differ
        return std::move(m_rebuilt);
    }

private:
    void changed(const char *text, const QStringList &arguments = {}, int count = -1)
    {
        m_rebuilt.changes.push_back({text, arguments, count});
    }
    void left(const char *text, const QStringList &arguments) { m_rebuilt.left.push_back({text, arguments}); }

    const SqlFile *fileOf(const QString &tag) const { return m_files.value(tag + u".sql"_s); }

    void read()
    {
        auto journal = parseJournal(m_source.journal, journalFile);
        if (journal) {
            m_journal = *std::move(journal);
            return;
        }
        if (m_source.journal.isEmpty())
            changed(QT_TRANSLATE_NOOP("app",
                                      "There was no journal; it is made from the files, in the order of their "
                                      "names."));
        else
            changed(QT_TRANSLATE_NOOP("app", "%1 It is made anew from the files, in the order of their names."),
                    {journal.error().message.english()});
        m_isNew = true;
    }

    /// Drizzle adds ".sql" to the tag. A journal that keeps it was made by a script, which listed the scripts that undo
    /// as well.
    void repairTags()
    {
        const auto isUndo = [this](const JournalEntry &entry) {
            if (!entry.tag.endsWith(".sql"_L1) || !isRevertName(entry.tag))
                return false;
            changed(QT_TRANSLATE_NOOP("app", "%1 undoes another migration and is no longer listed."), {entry.tag});
            return true;
        };
        std::erase_if(m_journal.entries, isUndo);
        for (JournalEntry &entry : m_journal.entries) {
            if (!entry.tag.endsWith(".sql"_L1) || !m_files.contains(entry.tag))
                continue;
            entry.tag.chop(4);
            entry.fields.insert(u"tag"_s, entry.tag);
            changed(QT_TRANSLATE_NOOP("app", "%1: the tag no longer ends in .sql, which Drizzle adds."), {entry.tag});
        }
    }

    void dropDoubles()
    {
        QSet<QString> seen;
        std::erase_if(m_journal.entries, [this, &seen](const JournalEntry &entry) {
            if (!seen.contains(entry.tag)) {
                seen.insert(entry.tag);
                return false;
            }
            changed(QT_TRANSLATE_NOOP("app", "%1 was listed twice; the second entry is gone."), {entry.tag});
            return true;
        });
    }

    qint64 newest() const
    {
        qint64 newest = 0;
        for (const JournalEntry &entry : m_journal.entries)
            newest = std::max(newest, entry.when.value_or(0));
        return newest;
    }

    /// A time that makes Drizzle run it wherever it has not run.
    qint64 laterThanAll() const { return std::max(m_source.at.toMSecsSinceEpoch(), newest() + step); }

    std::optional<qint64> timeInLedger(const QString &tag) const
    {
        const SqlFile *file = fileOf(tag);
        const auto found = file ? m_source.applied.constFind(file->sha256) : m_source.applied.constEnd();
        return found == m_source.applied.constEnd() ? std::nullopt : std::optional(*found);
    }

    void setTime(JournalEntry &entry, qint64 when)
    {
        entry.when = when;
        entry.fields.insert(u"when"_s, when);
    }

    void repairTimes()
    {
        qint64 previous = 0;
        for (JournalEntry &entry : m_journal.entries) {
            const auto applied = timeInLedger(entry.tag);
            const QString text = QString::number(applied.value_or(0));
            if (applied && entry.when != applied) {
                setTime(entry, *applied);
                changed(QT_TRANSLATE_NOOP("app", "%1: its time is %2 now, as the ledger has it."), {entry.tag, text});
            } else if (!entry.when) {
                repairTime(entry, previous);
            }
            previous = std::max(previous, entry.when.value_or(0));
        }
    }

    void repairTime(JournalEntry &entry, qint64 previous)
    {
        const QDateTime written = QDateTime::fromString(entry.fields.value("when"_L1).toString(), Qt::ISODateWithMs);
        const qint64 wanted = written.isValid() ? written.toMSecsSinceEpoch() : laterThanAll();
        setTime(entry, wanted > previous ? wanted : previous + step);
        changed(QT_TRANSLATE_NOOP("app", "%1: its time was no number, and is %2 now."),
                {entry.tag, QString::number(*entry.when)});
    }

    /// Drizzle keeps no hash in the journal; where a script put the key there, it gets its value.
    void fillHashes()
    {
        int filled = 0;
        for (JournalEntry &entry : m_journal.entries) {
            const SqlFile *file = fileOf(entry.tag);
            if (!file || !entry.fields.contains(u"hash"_s) || !entry.fields.value("hash"_L1).isNull())
                continue;
            entry.fields.insert(u"hash"_s, file->sha256);
            ++filled;
        }
        if (filled > 0)
            changed(QT_TRANSLATE_N_NOOP("app", "%n hash(es) that were null are filled in."), {}, filled);
    }

    bool isListed(const QString &tag) const
    {
        return std::ranges::find(m_journal.entries, tag, &JournalEntry::tag) != m_journal.entries.end();
    }

    /// A file that is no migration for sure, or may be what a rename left.
    bool isLeftOut(const QString &name)
    {
        const QString tag = name.chopped(4);
        if (isListed(tag) || isRevertName(name) || name == baselineFile)
            return true;
        const QString number = numberOf(tag);
        const auto other = std::ranges::find_if(m_journal.entries, [&number](const JournalEntry &entry) {
            return !number.isEmpty() && numberOf(entry.tag) == number;
        });
        const bool isTwin = !m_isNew && other != m_journal.entries.end();
        if (isTwin)
            left(QT_TRANSLATE_NOOP("app",
                                   "%1 is not listed, and %2 has its number: it may be what a rename left. Remove it, "
                                   "or give it the next number."),
                 {name, other->tag});
        const bool isDoubled = name.endsWith(".sql.sql"_L1);
        if (isDoubled)
            left(QT_TRANSLATE_NOOP("app", "%1 ends in .sql twice and is not listed. Remove or rename it."), {name});
        return isTwin || isDoubled;
    }

    void addMissing()
    {
        QStringList names = m_files.keys();
        names.sort();
        names.removeIf([this](const QString &name) { return isLeftOut(name); });
        const bool isSorted = std::ranges::is_sorted(m_journal.entries, {}, &JournalEntry::tag);
        for (const QString &name : std::as_const(names))
            add(name.chopped(4), isSorted);
    }

    /// Where its name sorts, so that an empty database gets it in that place; with the newest time, so that Drizzle
    /// runs it where those after it have run already.
    void add(const QString &tag, bool isSorted)
    {
        auto &entries = m_journal.entries;
        const auto place = isSorted ? std::ranges::upper_bound(entries, tag, {}, &JournalEntry::tag) : entries.end();
        JournalEntry entry{tag, timeInLedger(tag).value_or(laterThanAll())};
        entry.fields = journalFields(int(place - entries.begin()), versionOf(), *entry.when, tag);
        changed(QT_TRANSLATE_NOOP("app", "%1 was not listed, and is now, with the time %2."),
                {tag, QString::number(*entry.when)});
        entries.insert(place, std::move(entry));
    }

    QString versionOf() const { return m_journal.head.value("version"_L1).toString(usualVersion); }

    void repairHead()
    {
        if (!m_journal.head.value("version"_L1).isString()) {
            m_journal.head.insert(u"version"_s, usualVersion);
            changed(QT_TRANSLATE_NOOP("app", "The journal's version is \"%1\" now."), {usualVersion});
        }
        if (m_journal.head.value("dialect"_L1).toString().isEmpty())
            m_journal.head.insert(u"dialect"_s, u"postgresql"_s);
        for (JournalEntry &entry : m_journal.entries) {
            if (!entry.fields.value("version"_L1).isString())
                entry.fields.insert(u"version"_s, versionOf());
            if (!entry.fields.value("breakpoints"_L1).isBool())
                entry.fields.insert(u"breakpoints"_s, true);
        }
    }

    /// drizzle-kit gives the next migration the number after the last entry's.
    void renumber()
    {
        bool isOrdered = true;
        int previous = -1;
        for (const JournalEntry &entry : m_journal.entries) {
            isOrdered = isOrdered && entry.fields.value("idx"_L1).toInt(-1) > previous;
            previous = entry.fields.value("idx"_L1).toInt(-1);
        }
        if (isOrdered)
            return;
        int idx = 0;
        for (JournalEntry &entry : m_journal.entries)
            entry.fields.insert(u"idx"_s, idx++);
        changed(QT_TRANSLATE_NOOP("app", "The entries are numbered anew."));
    }

    void warn()
    {
        const JournalEntry *newest = nullptr;
        for (const JournalEntry &entry : m_journal.entries) {
            if (!fileOf(entry.tag))
                left(QT_TRANSLATE_NOOP("app",
                                       "%1 is listed and has no file, so Drizzle stops. Restore the file, or remove "
                                       "the entry if it has run nowhere."),
                     {entry.tag});
            if (newest && entry.when <= newest->when)
                left(QT_TRANSLATE_NOOP("app",
                                       "%1 is no newer than %2: where that has run, Drizzle never runs it. Give it a "
                                       "newer time if it has run nowhere."),
                     {entry.tag, newest->tag});
            if (!newest || entry.when > newest->when)
                newest = &entry;
        }
    }

    const JournalSource &m_source;
    QHash<QString, const SqlFile *> m_files{};  // by file name
    DrizzleJournal m_journal{};
    RebuiltJournal m_rebuilt{};
    bool m_isNew = false;
};

}  // namespace

Result<JournalSource> readJournalSource(const QString &root, const QString &folder, const JobContext &context)
{
    JournalSource source{.root = root, .folder = folder, .at = QDateTime::currentDateTimeUtc()};
    const QString journal = QDir(root).filePath(joined(folder, journalFile));
    if (QFileInfo::exists(journal)) {
        Result<QByteArray> bytes = readFile(journal);
        if (!bytes)
            return std::move(bytes).error();
        source.journal = *std::move(bytes);
    }
    for (const QFileInfo &entry : entriesOf(QDir(root).filePath(folder))) {
        if (Status wanted = context.checkpoint(); !wanted)
            return std::move(wanted).error();
        if (!entry.isFile() || !entry.fileName().endsWith(".sql"_L1))
            continue;
        Result<SqlFile> file = readSqlFile(root, joined(folder, entry.fileName()));
        if (!file)
            return std::move(file).error();
        source.files.push_back(*std::move(file));
    }
    return source;
}

RebuiltJournal rebuildJournal(const JournalSource &source)
{
    return Rebuild(source).run();
}

}  // namespace lockstep
