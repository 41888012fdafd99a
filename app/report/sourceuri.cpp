// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/sourceuri.h"

#include <QFileInfo>
#include <QUrl>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QDir treeOf(const QDir &project)
{
    QDir folder(project.absolutePath());
    do {
        if (QFileInfo::exists(folder.filePath(u".git"_s)))
            return folder;
    } while (folder.cdUp());
    return QDir(project.absolutePath());
}

}  // namespace

SourceUri::SourceUri(const QString &projectRoot)
    : m_project(projectRoot)
    , m_tree(treeOf(m_project))
{ }

QJsonObject SourceUri::location(const QString &file) const
{
    const QString absolute = QDir::cleanPath(m_project.absoluteFilePath(file));
    const QString below = m_tree.relativeFilePath(absolute);
    if (below == ".."_L1 || below.startsWith("../"_L1))
        return {{u"uri"_s, QString::fromLatin1(QUrl::fromLocalFile(absolute).toEncoded())}};
    return {{u"uri"_s, QString::fromLatin1(QUrl::toPercentEncoding(below, "/"))}, {u"uriBaseId"_s, u"%SRCROOT%"_s}};
}

}  // namespace lockstep
