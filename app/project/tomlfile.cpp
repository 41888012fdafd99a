// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/tomlfile.h"

#include "app/project/tomltable.h"

namespace lockstep {
namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QVariant valueOf(const toml::node &node)
{
    if (const auto *table = node.as_table()) {
        QVariantMap map;
        for (const auto &[key, value] : *table)
            map.insert(textOf(key.str()), valueOf(value));
        return map;
    }
    if (const auto *array = node.as_array()) {
        QVariantList list;
        for (const toml::node &value : *array)
            list << valueOf(value);
        return list;
    }
    if (const auto text = node.value_exact<std::string>())
        return textOf(*text);
    if (const auto truth = node.value_exact<bool>())
        return *truth;
    if (const auto number = node.value_exact<int64_t>())
        return qlonglong(*number);
    return node.is_floating_point() ? QVariant(node.as_floating_point()->get()) : QVariant();
}

}  // namespace

Result<QHash<QString, TomlText>> readTomlTexts(const QString &path)
{
    const Result<toml::table> table = parseToml(path);
    if (!table)
        return table.error();
    QHash<QString, TomlText> texts;
    for (const auto &[key, node] : *table) {
        if (const auto *value = node.as_string())
            texts.insert(textOf(key.str()), {QString::fromStdString(value->get()), int(node.source().begin.line)});
    }
    return texts;
}

Result<QVariantMap> readTomlValues(const QString &path)
{
    const Result<toml::table> table = parseToml(path);
    if (!table)
        return table.error();
    return valueOf(*table).toMap();
}

}  // namespace lockstep
