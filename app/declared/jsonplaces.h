// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/textmap.h"

#include <QHash>
#include <QStringList>

namespace lockstep {

/// Where the keys and the items of a JSON text stand, which Qt's reader does not tell: a key's own range, an item's
/// first byte. What is no JSON yields what stands before.
class JsonPlaces
{
public:
    explicit JsonPlaces(const QByteArray &json);

    /// Keys and indexes from the root down; an empty range where there is no such thing.
    ByteRange at(const QStringList &path) const { return m_places.value(path.join(separator)); }

private:
    static constexpr QChar separator = u'\x1f';  // not in a key: JSON escapes control characters

    void value(const QString &path, int depth);
    void members(const QString &path, int depth);
    void items(const QString &path, int depth);
    ByteRange text();
    void skipBlanks();
    bool take(char sign);

    const QByteArray &m_json;
    qsizetype m_at = 0;
    QHash<QString, ByteRange> m_places{};
};

}  // namespace lockstep
