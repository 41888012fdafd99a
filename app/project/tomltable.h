// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <toml++/toml.h>
#include <vector>

namespace lockstep {

/// Parses the file. FileUnreadable; FileMalformed with file and line, the parser's words as detail.
Result<toml::table> parseToml(const QString &path);

QString nameOf(const toml::key &key);

/// Reads the keys of one table and remembers the first thing that is wrong, with file and line. Inside the project
/// room.
class TomlReader
{
public:
    explicit TomlReader(QString file)
        : m_file(std::move(file))
    { }

    /// An error that names the nearest known key when the table has a key that is not in `known`.
    void requireKnownKeys(const toml::table &table, const QStringList &known);
    /// The value, or nothing when the key is absent or has another type (an error then).
    std::optional<QString> text(const toml::table &table, const char *key);
    /// An array of texts; empty when the key is absent.
    QStringList texts(const toml::table &table, const char *key);
    std::optional<bool> truth(const toml::table &table, const char *key);
    std::optional<qint64> number(const toml::table &table, const char *key);
    /// A duration as parseDuration() reads it.
    std::optional<std::chrono::milliseconds> duration(const toml::table &table, const char *key);
    const toml::table *table(const toml::table &parent, const char *key);
    /// The tables of a list that is written [[parent.key]], in order.
    std::vector<const toml::table *> tables(const toml::table &parent, const char *key);

    /// Records an error at the node's line, unless there was one before.
    void fail(const toml::node &node, Message message, Message hint = {});
    bool isGood() const { return !m_error.has_value(); }
    const Error &error() const { return *m_error; }

private:
    void failType(const toml::node &node, const char *key, const char *expected);

    QString m_file;
    std::optional<Error> m_error;
};

}  // namespace lockstep
