// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/declared/prismaschema.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

template <typename Owner>
const PrismaAttribute *attributeOf(const Owner &owner, QLatin1StringView name)
{
    const auto found = std::ranges::find_if(owner.attributes, [&](const auto &one) { return one.name == name; });
    return found == owner.attributes.end() ? nullptr : &*found;
}

}  // namespace

const PrismaValue &PrismaAttribute::value(QLatin1StringView argument, int position) const
{
    static const PrismaValue nothing;
    int unnamed = 0;
    for (const PrismaArgument &one : arguments) {
        if (one.name == argument || (one.name.isEmpty() && unnamed == position))
            return one.value;
        unnamed += one.name.isEmpty() ? 1 : 0;
    }
    return nothing;
}

const PrismaAttribute *PrismaField::attribute(QLatin1StringView wanted) const
{
    return attributeOf(*this, wanted);
}

const PrismaAttribute *PrismaField::nativeType() const
{
    const auto isNative = [](const PrismaAttribute &one) { return one.name.contains(u'.'); };
    const auto found = std::ranges::find_if(attributes, isNative);
    return found == attributes.end() ? nullptr : &*found;
}

const PrismaAttribute *PrismaBlock::attribute(QLatin1StringView wanted) const
{
    return attributeOf(*this, wanted);
}

const PrismaField *PrismaBlock::field(const QString &wanted) const
{
    const auto found = std::ranges::find(fields, wanted, &PrismaField::name);
    return found == fields.end() ? nullptr : &*found;
}

const PrismaBlock *PrismaSchema::find(QLatin1StringView keyword, const QString &name) const
{
    const auto isIt = [&](const PrismaBlock &one) { return one.keyword == keyword && one.name == name; };
    const auto found = std::ranges::find_if(blocks, isIt);
    return found == blocks.end() ? nullptr : &*found;
}

const PrismaBlock *PrismaSchema::datasource() const
{
    const auto found = std::ranges::find(blocks, "datasource"_L1, &PrismaBlock::keyword);
    return found == blocks.end() ? nullptr : &*found;
}

}  // namespace lockstep
