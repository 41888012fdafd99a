// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqitchdraft.h"

#include "app/core/files.h"
#include "app/migrations/draftnames.h"
#include "app/migrations/sqitchconf.h"
#include "app/migrations/sqitchplan.h"
#include "app/migrations/sqlfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The tool's templates open a transaction in each script; not around one that has its own, or may not have one.
QByteArray wrapped(const QByteArray &sql)
{
    static const QRegularExpression unwrapped(
        u"^\\s*(?:BEGIN|START\\s+TRANSACTION|VACUUM|ALTER\\s+SYSTEM)\\b|\\bCONCURRENTLY\\b"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    if (unwrapped.match(QString::fromUtf8(sql)).hasMatch())
        return sql.endsWith('\n') ? sql : sql + '\n';
    return "BEGIN;\n\n" + sql.trimmed() + "\n\nCOMMIT;\n";
}

QByteArray planLine(const QString &name, const Draft &draft, const SqitchUser &user)
{
    QString note = draft.name.simplified();
    note.replace(u"\\"_s, u"\\\\"_s);
    return u"%1 %2 %3 <%4> # %5\n"_s
        .arg(name, draft.at.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss'Z'"_s), user.name, user.email, note)
        .toUtf8();
}

/// A blank line stands between a tag and the changes after it.
QByteArray planWith(QByteArray plan, const SqitchPlan &parsed, const QByteArray &line)
{
    if (!plan.endsWith('\n'))
        plan += '\n';
    const bool isTagged = !parsed.changes.empty() && !parsed.changes.back().tags.empty();
    if ((isTagged || parsed.changes.empty()) && !plan.endsWith("\n\n"))
        plan += '\n';
    return plan + line;
}

Error nameTaken(const QString &name)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "The plan has a change “%1” already."), {name}},
            {},
            {QT_TRANSLATE_NOOP("app", "Choose another name; “sqitch rework” changes what a change does.")}};
}

}  // namespace

Result<DraftedMigration> draftSqitchChange(const MigrationFolder &folder, const Draft &draft)
{
    const Result<QString> name = draftSlug(draft.name);
    if (!name)
        return name.error();
    const SqitchSettings settings = readSqitchSettings(QDir(folder.root).filePath(folder.folder));
    const auto inProject = [&folder](const QString &path) { return QDir::cleanPath(joined(folder.folder, path)); };
    const QString planFile = inProject(settings.planFile);
    const Result<QByteArray> bytes = readFile(QDir(folder.root).filePath(planFile));
    if (!bytes)
        return bytes.error();
    const SqitchPlan plan = parseSqitchPlan(*bytes);
    if (std::any_of(plan.changes.begin(), plan.changes.end(),
                    [&name](const SqitchChange &change) { return change.name == *name; }))
        return nameTaken(*name);
    const QString file = u'/' + *name + u'.' + settings.extension;
    const QByteArray what = (plan.project + u':' + *name).toUtf8();
    DraftedMigration drafted{*name};
    drafted.files.push_back(
        {inProject(settings.deploy) + file, "-- Deploy " + what + " to pg\n\n" + wrapped(draft.forward)});
    if (!draft.isBaseline) {
        drafted.files.push_back(
            {inProject(settings.revert) + file, "-- Revert " + what + " from pg\n\n" + wrapped(draft.revert)});
        drafted.files.push_back(
            {inProject(settings.verify) + file, "-- Verify " + what + " on pg\n\nBEGIN;\n\nSELECT 1;\n\nROLLBACK;\n"});
    }
    drafted.files.push_back({planFile, planWith(*bytes, plan, planLine(*name, draft, settings.user)), true});
    return drafted;
}

}  // namespace lockstep
