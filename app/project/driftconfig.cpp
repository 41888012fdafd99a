// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/driftconfig.h"

#include "app/project/configkeys.h"
#include "app/project/configsections.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace lockstep {
namespace {

QString readRequired(TomlReader &reader, const toml::table &table, const char *key, Message missing, Message hint)
{
    const QString text = reader.text(table, key).value_or(QString()).simplified();
    if (text.isEmpty())
        reader.fail(table, std::move(missing), std::move(hint));
    return text;
}

QDate readDate(TomlReader &reader, const toml::table &table, const char *key)
{
    const toml::node *node = table.get(key);
    if (!node)
        return {};
    const auto *date = node->as_date();
    if (!date) {
        reader.fail(*node,
                    {QT_TRANSLATE_NOOP("app", "The value of \"%1\" must be a date."), {QString::fromLatin1(key)}},
                    {QT_TRANSLATE_NOOP("app", "Write it without quotes: until = 2027-01-31.")});
        return {};
    }
    return {date->get().year, date->get().month, date->get().day};
}

}  // namespace

std::vector<DriftIgnore> readDrift(TomlReader &reader, const toml::table &file)
{
    std::vector<DriftIgnore> ignores;
    const toml::table *drift = reader.table(file, "drift");
    if (!drift)
        return ignores;
    reader.requireKnownKeys(*drift, keysOf("drift"));
    for (const toml::table *table : reader.tables(*drift, "ignore")) {
        reader.requireKnownKeys(*table, keysOf("drift.ignore"));
        DriftIgnore ignore{.kinds = reader.texts(*table, "kinds"),
                           .until = readDate(reader, *table, "until"),
                           .line = int(table->source().begin.line)};
        ignore.object = readRequired(reader, *table, "object",
                                     {QT_TRANSLATE_NOOP("app", "This names no object to be silent about.")},
                                     {QT_TRANSLATE_NOOP("app", "Write object = \"public.tmp_*\".")});
        ignore.reason = readRequired(
            reader, *table, "reason", {QT_TRANSLATE_NOOP("app", "Nothing is silenced without a reason.")},
            {QT_TRANSLATE_NOOP("app", "Write reason = \"…\": who reads the file later asks.")});
        ignores.push_back(std::move(ignore));
    }
    return ignores;
}

Result<std::vector<DriftIgnore>> readDriftIgnores(const QString &root)
{
    const QString path = QDir(root).filePath(QStringLiteral("lockstep.toml"));
    if (!QFileInfo::exists(path))
        return std::vector<DriftIgnore>{};
    const Result<toml::table> file = parseToml(path);
    if (!file)
        return file.error();
    TomlReader reader(path);
    std::vector<DriftIgnore> ignores = readDrift(reader, *file);
    if (!reader.isGood())
        return reader.error();
    return ignores;
}

}  // namespace lockstep
