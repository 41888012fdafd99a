// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/resolve.h"
#include "tests/deploy/deployproject.h"

namespace lockstep::test {

using namespace Qt::StringLiterals;

/// A copy of a folder, since layouts may look at what stands beside the migrations.
inline void copyFolder(const QString &from, const QString &to)
{
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString copy = to + file.mid(from.size());
        QDir().mkpath(QFileInfo(copy).path());
        QFile::copy(file, copy);
    }
}

inline ResolveRequest requestFor(const Project &project, const WorkspacePtr &workspace, const Database &database,
                                 const QString &migration, LedgerMark mark)
{
    TargetChoice choice{.url = database.url()};
    choice.policy.lockTimeout = std::chrono::milliseconds(500);
    return {.workspace = workspace,
            .view = taken(inspectTarget(*workspace, choice, {})),
            .migration = migration,
            .mark = mark,
            .journalPath = project.journalPath()};
}

inline QHash<QString, QString> allAnswers(const std::vector<Confirmation> &confirmations)
{
    QHash<QString, QString> answers;
    for (const Confirmation &each : confirmations)
        answers.insert(each.id, each.typed);
    return answers;
}

inline Result<LedgerChange> resolved(const ResolveRequest &request)
{
    const auto preview = previewResolve(request, {});
    return preview ? resolve(request, *preview, allAnswers(preview->confirmations), {})
                   : Result<LedgerChange>(preview.error());
}

/// "a applied, b pending".
inline QString states(const ResolveRequest &request)
{
    QStringList words;
    for (const MigrationStatus &row :
         taken(inspectTarget(*request.workspace, request.view.choice, {})).status.migrations)
        words << row.name + u' ' + migrationStateId(row.state);
    return words.join(u", "_s);
}

inline QString refusal(const ResolveRequest &request)
{
    const auto preview = previewResolve(request, {});
    return preview ? u"not refused"_s : preview.error().message.english();
}

}  // namespace lockstep::test
