// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/markers.h"

#include "app/migrations/entries.h"
#include "app/migrations/sqlfile.h"

#include <QDir>
#include <QFile>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int filesToRead = 20;
constexpr qint64 bytesToRead = 4096;

}  // namespace

std::vector<Marker> markersIn(const QByteArray &bytes, const QRegularExpression &form)
{
    std::vector<Marker> markers;
    int line = 1;
    for (qsizetype begin = 0; begin < bytes.size(); ++line) {
        const qsizetype newline = bytes.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? bytes.size() : newline + 1;
        QByteArrayView text = QByteArrayView(bytes).sliced(begin, (newline < 0 ? end : newline) - begin);
        if (text.endsWith('\r'))
            text.chop(1);
        if (const auto match = form.match(QString::fromLatin1(text)); match.hasMatch())
            markers.push_back({begin, end, line, match});
        begin = end;
    }
    return markers;
}

QString firstMarked(const QString &folder, const QRegularExpression &form, bool (*isNamed)(const QString &))
{
    const QDir directory(folder);
    int read = 0;
    for (const QString &name : entryNames(folder, EntryKind::File)) {
        QFile file(directory.filePath(name));
        if (!name.endsWith(".sql"_L1, Qt::CaseInsensitive) || !isNamed(name) || !file.open(QIODevice::ReadOnly))
            continue;
        if (!markersIn(file.read(bytesToRead), form).empty())
            return name;
        if (++read == filesToRead)
            break;
    }
    return {};
}

SqlFile partOf(const SqlFile &file, qsizetype begin, qsizetype end)
{
    SqlFile part{file};
    part.section = onlySection(file.bytes, begin, end);
    return part;
}

std::optional<QByteArray> sectionOf(const Migration &migration, bool isRevert)
{
    if (!isRevert)
        return migration.forward.section;
    return migration.revert ? migration.revert->section : onlySection(migration.forward.bytes, 0, 0);
}

bool holdsSql(QByteArrayView part)
{
    for (qsizetype begin = 0; begin < part.size();) {
        const qsizetype newline = part.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? part.size() : newline;
        const QByteArrayView line = part.sliced(begin, end - begin).trimmed();
        if (!line.isEmpty() && !line.startsWith("--"))
            return true;
        begin = end + 1;
    }
    return false;
}

}  // namespace lockstep
