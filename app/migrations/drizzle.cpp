// SPDX-License-Identifier: GPL-3.0-or-later

// Drizzle (drizzle-orm and drizzle-kit). 0.x: files that meta/_journal.json lists, in its order; what it does not list
// does not exist. 1.x: <stamp>_<name>/migration.sql with a snapshot.json beside it, in the order of the names. The form
// of the folder says which of the two runs it. LEDGERS.md, section 2.2; drizzle-orm's migrator, its source.

#include "app/core/files.h"
#include "app/migrations/drizzlefolder.h"
#include "app/migrations/entries.h"
#include "app/migrations/index.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array places{"drizzle",     "drizzle/migrations", "src/db/migrations", "src/drizzle/migrations",
                            "src/drizzle", "db/migrations",      "lib/db/migrations", "database/migrations",
                            "migrations",  "supabase/migrations"};

bool hasJournal(const QString &root, const QString &folder)
{
    const QFileInfo journal(QDir(root).filePath(joined(folder, drizzleJournalPath())));
    return journal.exists() || journal.isSymLink();
}

bool isMigrationDirectory(const QDir &directory)
{
    return directory.exists(u"snapshot.json"_s) && directory.exists(u"migration.sql"_s);
}

std::vector<Message> reasonsFor(const QString &root, const QString &folder)
{
    if (hasJournal(root, folder))
        return {{QT_TRANSLATE_NOOP("app", "%1 is Drizzle's journal."), {joined(folder, drizzleJournalPath())}}};
    const QString path = QDir(root).filePath(folder);
    for (const QString &name : entryNames(path, EntryKind::Directory)) {
        if (isMigrationDirectory(QDir(path + u'/' + name)))
            return {{QT_TRANSLATE_NOOP("app", "%1 has a snapshot.json beside it, as Drizzle writes one."),
                     {joined(folder, name + u"/migration.sql"_s)}}};
    }
    return {};
}

/// `key: 'text'` in JavaScript or JSON.
QString textOf(const QString &key, const QString &block)
{
    const QRegularExpression form(u"[\"']?\\b%1\\b[\"']?\\s*:\\s*[\"'`]([^\"'`]+)[\"'`]"_s.arg(key));
    return form.match(block).captured(1);
}

/// migrations: { schema, table } of drizzle.config.ts and its like. Looked for, not executed: what is computed there is
/// not seen, and lockstep.toml's [ledger] then says it.
void readSettings(MigrationFolder &found)
{
    static const QRegularExpression comments(u"/\\*.*?\\*/|^\\s*//[^\\n]*"_s,
                                             QRegularExpression::DotMatchesEverythingOption
                                                 | QRegularExpression::MultilineOption);
    static const QRegularExpression block(u"\\bmigrations[\"']?\\s*:\\s*\\{([^}]*)\\}"_s);
    for (const char *name : {"drizzle.config.ts", "drizzle.config.js", "drizzle.config.mjs", "drizzle.config.cjs",
                             "drizzle.config.mts", "drizzle.config.json"}) {
        const auto bytes = readFile(QDir(found.root).filePath(QLatin1StringView(name)));
        if (!bytes)
            continue;
        const QString text = QString::fromUtf8(*bytes).remove(comments);
        const QString migrations = block.match(text).captured(1);
        found.ledgerSchema = textOf(u"schema"_s, migrations);
        found.ledgerTable = textOf(u"table"_s, migrations);
        return;
    }
}

Result<MigrationFolder> read(const FolderRequest &request, const JobContext &context)
{
    MigrationFolder found{request.root, u"drizzle"_s, request.folder, reasonsFor(request.root, request.folder)};
    readSettings(found);
    const bool isJournaled = hasJournal(request.root, request.folder);
    if (Status read = isJournaled ? readJournaled(found, context) : readFolders(found, context); !read)
        return std::move(read).error();
    for (Migration &migration : found.migrations) {
        if (!migration.problem.isEmpty())
            continue;
        DrizzleCut cut = cutAtBreakpoints(migration.forward.bytes);
        migration.forward.section = std::move(cut.section);
        migration.problem = std::move(cut.problem);
    }
    return found;
}

/// A new project's folder begins in the form of 0.x, which is what drizzle-kit's stable version writes.
Result<DraftedMigration> draft(const MigrationFolder &folder, const Draft &draft)
{
    const bool isOfFolders = !hasJournal(folder.root, folder.folder) && !folder.migrations.empty();
    return isOfFolders ? draftFolder(folder, draft) : draftJournaled(folder, draft);
}

std::optional<QByteArray> section(const FolderRequest &, const Migration &, bool isRevert, const QByteArray &bytes)
{
    return isRevert ? std::nullopt : cutAtBreakpoints(bytes).section;
}

}  // namespace

constexpr Layout drizzleLayout{
    .id = "drizzle",
    .title = "Drizzle",
    .places = places,
    .before = nullptr,
    .reasons = reasonsFor,
    .read = read,
    .draft = draft,
    .section = section,
};

}  // namespace lockstep
