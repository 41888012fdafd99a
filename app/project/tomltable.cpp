// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/tomltable.h"

#include "app/core/files.h"
#include "app/project/projectconfig.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string_view>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString textOf(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

/// Levenshtein's distance.
qsizetype distance(const QString &from, const QString &to)
{
    std::vector<qsizetype> row(std::size_t(to.size() + 1));
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= from.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i);
        for (qsizetype j = 1; j <= to.size(); ++j) {
            const qsizetype replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = row[std::size_t(j)];
            row[std::size_t(j)] = std::min({replaced, diagonal + 1, row[std::size_t(j - 1)] + 1});
        }
    }
    return row.back();
}

QString nearest(const QString &key, const QStringList &known)
{
    return *std::min_element(known.begin(), known.end(), [&key](const QString &left, const QString &right) {
        return distance(key, left) < distance(key, right);
    });
}

}  // namespace

QString nameOf(const toml::key &key)
{
    return textOf(key.str());
}

Result<toml::table> parseToml(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    try {
        return toml::parse(std::string_view(bytes->constData(), std::size_t(bytes->size())));
    } catch (const toml::parse_error &failure) {
        Error error{ErrorCode::FileMalformed,
                    {QT_TRANSLATE_NOOP("app", "%1 is not valid TOML."), {path}},
                    textOf(failure.description())};
        error.file = path;
        error.line = int(failure.source().begin.line);
        return error;
    }
}

void TomlReader::fail(const toml::node &node, Message message, Message hint)
{
    if (m_error)
        return;
    m_error = Error{ErrorCode::FileMalformed, std::move(message)};
    m_error->hint = std::move(hint);
    m_error->file = m_file;
    m_error->line = int(node.source().begin.line);
}

void TomlReader::failType(const toml::node &node, const char *key, const char *expected)
{
    fail(node, {expected, {QString::fromLatin1(key)}});
}

void TomlReader::requireKnownKeys(const toml::table &table, const QStringList &known)
{
    for (const auto &[key, node] : table) {
        const QString name = textOf(key.str());
        if (!known.contains(name))
            fail(node, {QT_TRANSLATE_NOOP("app", "The key \"%1\" is not known here."), {name}},
                 {QT_TRANSLATE_NOOP("app", "Did you mean \"%1\"?"), {nearest(name, known)}});
    }
}

std::optional<QString> TomlReader::text(const toml::table &table, const char *key)
{
    const toml::node *node = table.get(key);
    if (!node)
        return {};
    if (const auto *value = node->as_string())
        return textOf(value->get());
    failType(*node, key, QT_TRANSLATE_NOOP("app", "The value of \"%1\" must be a text in quotes."));
    return {};
}

QStringList TomlReader::texts(const toml::table &table, const char *key)
{
    QStringList values;
    const toml::node *node = table.get(key);
    if (!node)
        return values;
    const toml::array *array = node->as_array();
    if (!array || (!array->empty() && !array->is_homogeneous<std::string>())) {
        failType(*node, key, QT_TRANSLATE_NOOP("app", "The value of \"%1\" must be a list of texts in quotes."));
        return values;
    }
    for (const toml::node &value : *array)
        values << textOf(value.as_string()->get());
    return values;
}

std::optional<bool> TomlReader::truth(const toml::table &table, const char *key)
{
    const toml::node *node = table.get(key);
    if (!node)
        return {};
    if (const auto *value = node->as_boolean())
        return value->get();
    failType(*node, key, QT_TRANSLATE_NOOP("app", "The value of \"%1\" must be true or false."));
    return {};
}

std::optional<std::chrono::milliseconds> TomlReader::duration(const toml::table &table, const char *key)
{
    const std::optional<QString> written = text(table, key);
    if (!written)
        return std::nullopt;
    const auto parsed = parseDuration(*written);
    if (parsed)
        return *parsed;
    fail(*table.get(key), parsed.error().message, parsed.error().hint);
    return std::nullopt;
}

std::optional<qint64> TomlReader::number(const toml::table &table, const char *key)
{
    const toml::node *node = table.get(key);
    if (!node)
        return {};
    if (const auto *value = node->as_integer())
        return value->get();
    failType(*node, key, QT_TRANSLATE_NOOP("app", "The value of \"%1\" must be a whole number."));
    return {};
}

const toml::table *TomlReader::table(const toml::table &parent, const char *key)
{
    const toml::node *node = parent.get(key);
    if (node && !node->is_table())
        failType(*node, key, QT_TRANSLATE_NOOP("app", "\"%1\" must be a table, written [%1]."));
    return node ? node->as_table() : nullptr;
}

std::vector<const toml::table *> TomlReader::tables(const toml::table &parent, const char *key)
{
    std::vector<const toml::table *> found;
    const toml::node *node = parent.get(key);
    const toml::array *array = node ? node->as_array() : nullptr;
    if (node && (!array || (!array->empty() && !array->is_homogeneous<toml::table>())))
        failType(*node, key, QT_TRANSLATE_NOOP("app", "\"%1\" must be a list of tables, each written [[…%1]]."));
    else if (array)
        std::ranges::transform(*array, std::back_inserter(found), [](const toml::node &one) { return one.as_table(); });
    return found;
}

}  // namespace lockstep
