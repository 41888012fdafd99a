// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project/tomlfile.h"

#include "app/project/tomltable.h"

namespace lockstep {

Result<QHash<QString, TomlText>> readTomlTexts(const QString &path)
{
    const Result<toml::table> table = parseToml(path);
    if (!table)
        return table.error();
    QHash<QString, TomlText> texts;
    for (const auto &[key, node] : *table) {
        if (const auto *value = node.as_string())
            texts.insert(QString::fromUtf8(key.str().data(), qsizetype(key.str().size())),
                         {QString::fromStdString(value->get()), int(node.source().begin.line)});
    }
    return texts;
}

}  // namespace lockstep
