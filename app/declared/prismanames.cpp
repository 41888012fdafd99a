// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/declared/prismawriter.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestIdentifier = 63;  // bytes

}  // namespace

QString prismaConstraintName(const QString &table, const QStringList &columns, QLatin1StringView suffix)
{
    QByteArray name = (QStringList{table} + columns).join(u'_').toUtf8();
    const qsizetype room = longestIdentifier - 1 - suffix.size();
    if (name.size() > room) {
        qsizetype end = room;
        while (end > 0 && (quint8(name[end]) & 0xC0) == 0x80)
            --end;  // a character stays whole
        name.truncate(end);
    }
    return QString::fromUtf8(name) + u'_' + suffix;
}

QString mappedName(const PrismaField &field)
{
    const PrismaAttribute *map = field.attribute("map"_L1);
    const QString mapped = map ? map->value("name"_L1, 0).text : QString();
    return mapped.isEmpty() ? field.name : mapped;
}

ObjectName mappedName(const PrismaBlock &block)
{
    const PrismaAttribute *map = block.attribute("map"_L1);
    const PrismaAttribute *schema = block.attribute("schema"_L1);
    const QString mapped = map ? map->value("name"_L1, 0).text : QString();
    const QString where = schema ? schema->value("map"_L1, 0).text : QString();
    return {where.isEmpty() ? u"public"_s : where, mapped.isEmpty() ? block.name : mapped};
}

QStringList mappedNames(const PrismaBlock &block, const PrismaValue &list)
{
    QStringList names;
    const auto take = [&](const PrismaValue &value) {
        const PrismaField *field = block.field(value.text);
        names << (field ? mappedName(*field) : value.text);
    };
    if (list.kind == PrismaValue::Kind::Word)
        take(list);  // one field may stand without brackets
    for (const PrismaArgument &item : list.items)
        take(item.value);
    return names;
}

}  // namespace lockstep
