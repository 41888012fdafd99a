// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>

namespace lockstep {

/// A check box whose sentence wraps; Qt's own draws one line only.
class SentenceBox : public QCheckBox
{
    Q_OBJECT

public:
    explicit SentenceBox(const QString &sentence, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override { return rect().contains(position); }

private:
    int textStart() const;

    QString m_sentence;
};

}  // namespace lockstep
