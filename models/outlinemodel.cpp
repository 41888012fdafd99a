// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outlinemodel.h"

#include "app/sql/secrets.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {

void OutlineModel::setScript(ReviewedScript script)
{
    beginResetModel();
    m_script = std::move(script);
    m_map.reset();
    endResetModel();
}

int OutlineModel::rowAt(qsizetype byteOffset) const
{
    if (!m_script || m_script->script.statements.empty())
        return -1;
    const auto &statements = m_script->script.statements;
    const auto after
        = std::ranges::upper_bound(statements, byteOffset, {}, [](const Statement &one) { return one.range.begin; });
    return std::max(0, int(after - statements.begin()) - 1);
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_script ? 0 : int(m_script->script.statements.size());
}

QString OutlineModel::text(std::size_t statement) const
{
    const Statement &written = m_script->script.statements[statement];
    const StatementEffects *effects = statement < m_script->effects.size() ? &m_script->effects[statement] : nullptr;
    QString what = effects ? effects->tag : QString();
    if (what.isEmpty())
        what = QString::fromUtf8(withoutPasswords(m_script->script.text(written).left(200)).simplified().left(40));
    else if (!effects->effects.empty())
        what += u' ' + effects->effects.front().object;
    if (!m_map)
        m_map.emplace(m_script->script.sql);
    return u"%1  %2"_s.arg(QLocale().toString(m_map->at(written.range.begin).line), what);
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = std::size_t(index.row());
    if (role == Qt::DisplayRole)
        return text(row);
    return role == BeginRole ? QVariant(qlonglong(m_script->script.statements[row].range.begin)) : QVariant();
}

}  // namespace lockstep
