// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/steplist.h"

#include "models/deploystate.h"
#include "ui/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

struct Picture
{
    QString icon;
    Tone tone;
};

Picture pictureOf(StepModel::Standing standing)
{
    switch (standing) {
    case StepModel::Standing::Waiting:
        return {u"step-waiting"_s, Tone::Muted};
    case StepModel::Standing::Current:
    case StepModel::Standing::Running:
        return {u"step-current"_s, Tone::Accent};
    case StepModel::Standing::Done:
        return {u"step-done"_s, Tone::Success};
    case StepModel::Standing::Attention:
        return {u"check-warn"_s, Tone::Warning};
    case StepModel::Standing::Failed:
        return {u"step-failed"_s, Tone::Danger};
    }
    Q_UNREACHABLE();
}

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

/// Two lines beside a picture: the step's name over its outcome.
class StepDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const int height = option.fontMetrics.height() + QFontMetrics(smaller(option.font)).height();
        return {option.fontMetrics.averageCharWidth() * 32, height + option.fontMetrics.height()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto standing = StepModel::Standing(index.data(StepModel::StandingRole).toInt());
        const bool isShown = option.state.testFlag(QStyle::State_Selected);
        if (isShown)
            painter->fillRect(option.rect, tone(Tone::AccentBand, option.palette));
        const int unit = option.fontMetrics.height();
        QRect line = option.rect.adjusted(unit * 5 / 2, unit / 2, -unit / 2, -unit / 2);
        const QRect icon(option.rect.left() + unit * 3 / 4, line.top(), unit, unit);
        const Picture picture = pictureOf(standing);
        themedIcon(picture.icon, picture.tone, option.palette)
            .paint(painter, QStyle::visualRect(option.direction, option.rect, icon));
        line = QStyle::visualRect(option.direction, option.rect, line);
        paintTexts(painter, option, index, line);
        if (option.state.testFlag(QStyle::State_HasFocus) && isShown)
            paintFocus(painter, option);
    }

private:
    static void paintTexts(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, QRect line)
    {
        const auto standing = StepModel::Standing(index.data(StepModel::StandingRole).toInt());
        const QColor muted = tone(Tone::Muted, option.palette);
        QFont font = option.font;
        font.setWeight(option.state.testFlag(QStyle::State_Selected) ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        painter->setPen(standing == StepModel::Standing::Waiting ? muted : option.palette.color(QPalette::Text));
        painter->drawText(line, Qt::AlignTop | Qt::AlignLeading, index.data().toString());
        line.setTop(line.top() + option.fontMetrics.height());
        painter->setFont(smaller(option.font));
        painter->setPen(muted);
        const QString outcome = index.data(StepModel::OutcomeRole).toString();
        painter->drawText(line, Qt::AlignTop | Qt::AlignLeading,
                          painter->fontMetrics().elidedText(outcome, Qt::ElideRight, line.width()));
    }

    static void paintFocus(QPainter *painter, const QStyleOptionViewItem &option)
    {
        painter->setPen(tone(Tone::Accent, option.palette));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
};

}  // namespace

StepList::StepList(DeployState &state, QWidget *parent)
    : QListView(parent)
    , m_state(state)
    , m_model(state)
{
    setModel(&m_model);
    setItemDelegate(new StepDelegate(this));
    setObjectName(u"steps"_s);
    setAccessibleName(tr("Steps of the deploy"));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setTabKeyNavigation(false);
    setViewportMargins(0, fontMetrics().height() / 2, 0, 0);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

void StepList::mirror()
{
    const QModelIndex shown = m_model.index(int(m_state.shown()));
    if (m_state.isOpen() && currentIndex() != shown)
        setCurrentIndex(shown);
}

QSize StepList::sizeHint() const
{
    return {sizeHintForColumn(0), sizeHintForRow(0) * m_model.rowCount()};
}

void StepList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        m_state.show(allSteps[std::size_t(current.row())]);
}

}  // namespace lockstep
