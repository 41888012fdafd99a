// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqlfile.h"

#include "app/core/files.h"

#include <QCoreApplication>
#include <QDir>

#include <array>

namespace lockstep {

using namespace Qt::StringLiterals;

Result<SqlFile> readSqlFile(const QString &root, const QString &path)
{
    Result<QByteArray> bytes = readFile(QDir(root).filePath(path));
    if (!bytes)
        return std::move(bytes).error();
    QString hash = sha256Hex(*bytes);
    return SqlFile{path, *std::move(bytes), std::move(hash)};
}

bool readForward(Migration &migration, const QString &root, const QString &path)
{
    Result<SqlFile> file = readSqlFile(root, path);
    if (!file) {
        migration.forward = {path};
        migration.problem = file.error().message;
        return false;
    }
    migration.forward = *std::move(file);
    return true;
}

void readRevert(Migration &migration, const QString &root, const QString &path)
{
    if (Result<SqlFile> file = readSqlFile(root, path))
        migration.revert = *std::move(file);
    else
        migration.note = file.error().message;
}

QString contentHash(const SqlFile &file)
{
    return sha256Hex(file.isFilled ? file.sql() : file.bytes);
}

QByteArray onlySection(const QByteArray &bytes, qsizetype begin, qsizetype end)
{
    QByteArray section(bytes);
    const auto blank = [&section](qsizetype from, qsizetype to) {
        for (qsizetype index = from; index < to; ++index) {
            if (section[index] != '\n' && section[index] != '\r')
                section[index] = ' ';
        }
    };
    blank(0, std::min(begin, bytes.size()));
    blank(std::min(end, bytes.size()), bytes.size());
    return section;
}

Message encodingProblem(const QByteArray &bytes)
{
    const auto place = [&bytes](qsizetype offset) {
        return QStringList{QString::number(offset), QString::number(bytes.left(offset).count('\n') + 1)};
    };
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return {QT_TRANSLATE_NOOP("app",
                                  "The file begins with a byte order mark, which PostgreSQL refuses as a syntax "
                                  "error. Save it as UTF-8 without BOM.")};
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return {QT_TRANSLATE_NOOP("app", "The file is UTF-16, not UTF-8. Save it as UTF-8 without BOM.")};
    if (const qsizetype offset = firstInvalidUtf8(bytes); offset >= 0)
        return {QT_TRANSLATE_NOOP("app", "The file is not UTF-8: byte %1, in line %2, is not valid. Save it as UTF-8."),
                place(offset)};
    if (const qsizetype offset = bytes.indexOf('\0'); offset >= 0)
        return {QT_TRANSLATE_NOOP("app", "The file holds a NUL byte, at byte %1 in line %2, which PostgreSQL refuses."),
                place(offset)};
    return {};
}

QString toolOfMarkers(const QByteArray &bytes)
{
    // Markers as the tools document them; each stands at the start of a line.
    static constexpr std::array<std::pair<const char *, const char *>, 8> markers{{
        {"-- +goose ", "goose"},
        {"-- +migrate ", "sql-migrate"},
        {"-- migrate:up", "dbmate"},
        {"--migrate:up", "dbmate"},
        {"--liquibase formatted sql", "Liquibase"},
        {"-- liquibase formatted sql", "Liquibase"},
        {"--! Previous:", "graphile-migrate"},
        {"-- Up Migration", "node-pg-migrate"},
    }};
    for (const auto &[marker, tool] : markers) {
        const qsizetype offset = bytes.indexOf(marker);
        if (offset == 0 || (offset > 0 && bytes[offset - 1] == '\n'))
            return QString::fromLatin1(tool);
    }
    return {};
}

QString joined(const QString &folder, const QString &name)
{
    return folder.isEmpty() ? name : folder + u'/' + name;
}

}  // namespace lockstep
