// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/appliedtext.h"

#include "app/core/files.h"
#include "app/project/git.h"

#include <QCoreApplication>
#include <QDir>

namespace lockstep {
namespace {

/// The migration as if its file held these bytes.
Migration withBytes(const Migration &migration, const QByteArray &bytes)
{
    Migration other = migration;
    other.forward.bytes = bytes;
    other.forward.sha256 = sha256Hex(bytes);
    other.forward.section.reset();
    return other;
}

/// The file as editors and git's autocrlf change it without anybody meaning to.
QByteArrayList accidents(const QByteArray &bytes)
{
    static const QByteArray mark("\xEF\xBB\xBF");
    QByteArray plain = bytes.startsWith(mark) ? bytes.mid(mark.size()) : bytes;
    plain.replace("\r\n", "\n");
    QByteArray chopped = plain;
    while (chopped.endsWith('\n'))
        chopped.chop(1);
    QByteArrayList texts;
    for (const QByteArray &text : {plain, chopped, chopped + '\n', chopped + "\n\n"}) {
        QByteArray windows = text;
        windows.replace("\n", "\r\n");
        texts << text << windows << mark + text;
    }
    return texts;
}

AppliedText against(QByteArray applied, Message source, const Migration &migration)
{
    const SqlDifference difference = compareSql(applied, migration.forward.bytes);
    return {std::move(applied), std::move(source), difference};
}

Message describeCommit(const FileVersion &version)
{
    return {QT_TRANSLATE_NOOP("app", "commit %1 by %2, %3"),
            {version.commit.left(10), version.author, version.at.date().toString(Qt::ISODate)}};
}

}  // namespace

Result<std::optional<AppliedText>> findAppliedText(const MigrationFolder &folder, const Ledger &ledger,
                                                   const MigrationStatus &status, const JobContext &context)
{
    using Found = std::optional<AppliedText>;
    if (status.state != MigrationState::Changed || !status.index || !status.entry)
        return Found();
    const Migration &migration = folder.migrations[*status.index];
    const LedgerEntry &entry = *status.entry;
    if (!entry.sql.isNull())
        return Found(against(entry.sql, {QT_TRANSLATE_NOOP("app", "the ledger's own copy")}, migration));
    const auto wasApplied = [&](const QByteArray &bytes) { return ledger.matches(withBytes(migration, bytes), entry); };
    for (const QByteArray &text : accidents(migration.forward.bytes)) {
        if (wasApplied(text))
            return Found(against(text, {QT_TRANSLATE_NOOP("app", "the checksum in the ledger")}, migration));
    }
    auto version = findVersion(QDir(folder.root).filePath(migration.forward.path), wasApplied, context);
    if (!version)
        return std::move(version).error();
    if (!*version)
        return Found();
    Message source = describeCommit(**version);
    return Found(against(std::move((*version)->bytes), std::move(source), migration));
}

Message describeDifference(SqlDifference difference)
{
    switch (difference) {
    case SqlDifference::None:
        return {QT_TRANSLATE_NOOP("app", "It is what was applied.")};
    case SqlDifference::LineEndings:
        return {QT_TRANSLATE_NOOP("app", "Only line endings differ from what was applied.")};
    case SqlDifference::Whitespace:
        return {QT_TRANSLATE_NOOP("app", "Only white space differs from what was applied.")};
    case SqlDifference::Comments:
        return {QT_TRANSLATE_NOOP("app", "Only comments differ from what was applied.")};
    case SqlDifference::Spelling:
        return {QT_TRANSLATE_NOOP("app", "The statements are spelled differently and mean what was applied.")};
    case SqlDifference::Statements:
        return {QT_TRANSLATE_NOOP("app", "The statements differ from what was applied.")};
    }
    Q_UNREACHABLE();
}

}  // namespace lockstep
