// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/sampleproject.h"

#include "app/core/files.h"
#include "app/deploy/workspace.h"
#include "app/ledgers/sample.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr auto sampleResource = ":/sample/shop"_L1;

Error cannotCopy(const QString &path, const QString &why)
{
    Error error{ErrorCode::FileUnreadable,
                {QT_TRANSLATE_NOOP("app", "The sample project cannot be written to %1."), {path}},
                why,
                {QT_TRANSLATE_NOOP("app", "Check that the folder can be written to and has room.")}};
    error.file = path;
    return error;
}

Status copyFile(const QString &from, const QString &to)
{
    if (!QDir().mkpath(QFileInfo(to).absolutePath()))
        return cannotCopy(to, {});
    QFile source(from);
    if (!source.copy(to))
        return cannotCopy(to, source.errorString());
    // What is compiled in is read-only, the copy is there to be edited.
    QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return Done{};
}

/// Under another name first: a copy that was cut short must not pass for the sample.
Status copySample(const QString &folder, const JobContext &context)
{
    const QString unfinished = folder + u".part"_s;
    QDir(unfinished).removeRecursively();
    QDirIterator files(sampleResource, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        if (Status go = context.checkpoint(); !go)
            return go;
        const QString from = files.next();
        if (Status copied = copyFile(from, unfinished + from.mid(sampleResource.size())); !copied)
            return copied;
    }
    if (!QDir().rename(unfinished, folder))
        return cannotCopy(folder, {});
    return Done{};
}

}  // namespace

QString sampleFolder()
{
    return stateFolder() + u"/sample/shop"_s;
}

Result<QString> prepareSample(const JobContext &context)
{
    const QString folder = sampleFolder();
    context.report({{QT_TRANSLATE_NOOP("app", "Copying the sample project")}});
    if (!QDir(folder).exists()) {
        if (Status copied = copySample(folder, context); !copied)
            return std::move(copied).error();
    }
    return loadProject(folder, context);
}

Result<QString> loadProject(const QString &root, const JobContext &context)
{
    const auto workspace = openWorkspace(root, {}, context);
    if (!workspace)
        return workspace.error();
    const auto choice = chooseTarget(root, (*workspace)->config, u"sandbox"_s);
    if (!choice)
        return choice.error();
    context.report({{QT_TRANSLATE_NOOP("app", "Starting the private PostgreSQL")}});
    const auto url = resolveUrl(**workspace, *choice, context);
    if (!url)
        return url.error();
    const QString upTo = (*workspace)->config.sampleAppliedUpTo;
    if (upTo.isEmpty())
        return root;
    context.report({{QT_TRANSLATE_NOOP("app", "Applying the sample's history")}});
    if (Status loaded = loadHistory(*url, (*workspace)->folder, upTo, context); !loaded)
        return std::move(loaded).error();
    return root;
}

Status removeSample()
{
    const QString folder = sampleFolder();
    if (QDir(folder).exists() && !QDir(folder).removeRecursively())
        return cannotCopy(folder, {});
    return Done{};
}

}  // namespace lockstep
