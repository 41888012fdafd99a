// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/declared/jsonplaces.h"

namespace lockstep {
namespace {

constexpr int deepestNesting = 64;

QString below(const QString &path, QChar separator, const QString &key)
{
    return path.isNull() ? key : path + separator + key;
}

}  // namespace

JsonPlaces::JsonPlaces(const QByteArray &json)
    : m_json(json)
{
    value({}, 0);
}

void JsonPlaces::skipBlanks()
{
    while (m_at < m_json.size() && QByteArrayView(" \t\r\n\xEF\xBB\xBF").contains(m_json[m_at]))
        ++m_at;
}

bool JsonPlaces::take(char sign)
{
    skipBlanks();
    const bool isThere = m_at < m_json.size() && m_json[m_at] == sign;
    m_at += isThere ? 1 : 0;
    return isThere;
}

ByteRange JsonPlaces::text()
{
    const qsizetype begin = m_at++;
    while (m_at < m_json.size() && m_json[m_at] != '"')
        m_at += m_json[m_at] == '\\' ? 2 : 1;
    m_at = qMin(m_at + 1, m_json.size());
    return {begin, m_at};
}

void JsonPlaces::value(const QString &path, int depth)
{
    skipBlanks();
    if (m_at >= m_json.size() || depth > deepestNesting) {
        m_at = m_json.size();
        return;
    }
    if (take('{'))
        return members(path, depth);
    if (take('['))
        return items(path, depth);
    if (m_json[m_at] == '"') {
        text();
        return;
    }
    while (m_at < m_json.size() && !QByteArrayView(",]} \t\r\n").contains(m_json[m_at]))
        ++m_at;
}

void JsonPlaces::members(const QString &path, int depth)
{
    while (m_at < m_json.size() && !take('}')) {
        if (m_at >= m_json.size() || m_json[m_at] != '"') {
            m_at = m_json.size();
            return;
        }
        const ByteRange key = text();
        const QString name = QString::fromUtf8(m_json.mid(key.begin + 1, key.length() - 2));
        const QString inner = below(path, separator, name);
        m_places.insert(inner, key);
        take(':');
        value(inner, depth + 1);
        take(',');
    }
}

void JsonPlaces::items(const QString &path, int depth)
{
    for (int index = 0; m_at < m_json.size() && !take(']'); ++index) {
        const QString inner = below(path, separator, QString::number(index));
        const qsizetype before = m_at;
        m_places.insert(inner, {m_at, qMin(m_at + 1, m_json.size())});
        value(inner, depth + 1);
        take(',');
        if (m_at == before)
            m_at = m_json.size();
    }
}

}  // namespace lockstep
