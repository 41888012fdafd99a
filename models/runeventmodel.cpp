// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runeventmodel.h"

#include <QJsonDocument>
#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString details(QJsonObject data)
{
    data.remove(u"step"_s);
    return data.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(data).toJson(QJsonDocument::Compact));
}

QString cell(const JournalEvent &event, int column)
{
    switch (column) {
    case RunEventModel::When:
        return event.at.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    case RunEventModel::Kind:
        return event.kind;
    case RunEventModel::Step:
        return event.data.value(u"step"_s).toString();
    case RunEventModel::Details:
        return details(event.data);
    default:
        return {};
    }
}

QString wholeEvent(const JournalEvent &event)
{
    return RunEventModel::tr("Event %1, hash %2\n%3")
        .arg(QLocale().toString(event.sequence), event.hash,
             QString::fromUtf8(QJsonDocument(event.data).toJson(QJsonDocument::Indented)));
}

}  // namespace

void RunEventModel::setEvents(std::vector<JournalEvent> events)
{
    beginResetModel();
    m_events = std::move(events);
    endResetModel();
}

int RunEventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int RunEventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunEventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return cell(at(index.row()), index.column());
    return role == Qt::ToolTipRole ? QVariant(wholeEvent(at(index.row()))) : QVariant();
}

QVariant RunEventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Kind:
        return tr("Event");
    case Step:
        return tr("Step");
    case Details:
        return tr("Details");
    default:
        return {};
    }
}

}  // namespace lockstep
