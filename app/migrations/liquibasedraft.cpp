// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/liquibasedraft.h"

#include "app/core/files.h"
#include "app/migrations/draftnames.h"
#include "app/migrations/liquibaseroots.h"
#include "app/migrations/liquibasesettings.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString authorHere()
{
    QString name = qEnvironmentVariable("LOGNAME", qEnvironmentVariable("USER", u"lockstep"_s));
    return name.remove(QRegularExpression(u"[:\"\\s]"_s));
}

QByteArray changeSet(const QString &id, const Draft &draft)
{
    // Liquibase cuts at every semicolon otherwise, those inside of function bodies too.
    const bool isWhole = draft.forward.contains('$') || draft.forward.contains("BEGIN ATOMIC");
    const bool isOutside = draft.forward.toUpper().contains("CONCURRENTLY");
    QByteArray text = "--changeset " + authorHere().toUtf8() + ':' + id.toUtf8()
        + (isWhole ? " splitStatements:false" : "") + (isOutside ? " runInTransaction:false" : "")
        + "\n--comment: " + draft.name.simplified().toUtf8() + '\n' + draft.forward.trimmed() + '\n';
    if (draft.isBaseline)
        return text;
    for (const QByteArray &line : draft.revert.trimmed().split('\n'))
        text += "--rollback " + line + '\n';
    return text;
}

/// The changelog with an include as its last entry; nothing where its form gives no place for one.
std::optional<QByteArray> withInclude(const QString &root, QByteArray bytes, const QString &file)
{
    const QByteArray name = file.toUtf8();
    const qsizetype end = bytes.lastIndexOf("</databaseChangeLog>");
    if (root.endsWith(".xml"_L1) && end >= 0)
        return bytes.insert(end, "    <include file=\"" + name + "\" relativeToChangelogFile=\"true\"/>\n");
    const bool isYaml = root.endsWith(".yaml"_L1) || root.endsWith(".yml"_L1);
    if (!isYaml)
        return std::nullopt;
    static const QRegularExpression item(u"^( *)- (?:include|changeSet)"_s, QRegularExpression::MultilineOption);
    const auto match = item.match(QString::fromUtf8(bytes));
    const QByteArray indent(match.hasMatch() ? match.capturedLength(1) : 2, ' ');
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    return bytes + indent + "- include:\n" + indent + "    file: " + name + '\n' + indent
        + "    relativeToChangelogFile: true\n";
}

/// Does an includeAll of the root changelog take the files that stand beside it?
bool takesAllBeside(const QString &root, const LiquibaseProject &project, const QString &beside)
{
    for (const LiquibaseEntry &entry : liquibaseEntries(QDir(root).filePath(project.root))) {
        if (entry.kind != LiquibaseEntry::Kind::IncludeAll)
            continue;
        const bool isRelative = entry.values.value(u"relativeToChangelogFile"_s) == "true"_L1;
        const QString path = normalizedLiquibasePath(entry.values.value(u"path"_s));
        const QString all = joined(isRelative ? beside : project.base, path);
        if (QDir::cleanPath(u"./"_s + all) == QDir::cleanPath(u"./"_s + beside))
            return true;
    }
    return false;
}

}  // namespace

Result<DraftedMigration> draftLiquibaseChangeSet(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> slug = draftSlug(draft.name, u'-');
    if (!slug)
        return slug.error();
    const LiquibaseProject project = findLiquibaseProject(folder.root, folder.folder);
    const QString stamp = draft.at.toUTC().toString(u"yyyyMMddHHmmss"_s);
    const QString id = stamp + u'-' + *slug;
    DraftedMigration drafted{authorHere() + u':' + id};
    const QByteArray set = changeSet(id, draft);
    if (project.root.isEmpty())
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app",
                                        "There is no changelog that lists the files, so that a new one would have no "
                                        "place among them.")},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Name one with changeLogFile in liquibase.properties.")}};
    Result<QByteArray> bytes = readFile(QDir(folder.root).filePath(project.root));
    if (!bytes)
        return std::move(bytes).error();
    if (project.root.endsWith(".sql"_L1)) {
        drafted.files.push_back({project.root, *bytes + (bytes->endsWith('\n') ? "\n" : "\n\n") + set, true});
        return drafted;
    }
    const QString name = id + u".sql"_s;
    const auto list = withInclude(project.root, *bytes, name);
    if (!list)
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "%1 cannot be given another include."), {project.root}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Write the changeset and its include by hand.")}};
    const QString beside = project.root.contains(u'/') ? project.root.section(u'/', 0, -2) : QString();
    drafted.files.push_back({joined(beside, name), "--liquibase formatted sql\n\n" + set});
    if (!takesAllBeside(folder.root, project, beside))
        drafted.files.push_back({project.root, *list, true});
    return drafted;
}

}  // namespace lockstep
