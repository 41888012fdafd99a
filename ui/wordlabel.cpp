// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wordlabel.h"

#include <QLabel>

namespace lockstep {

QLabel *createWordLabel(QWidget *parent)
{
    auto *words = new QLabel(parent);
    words->setWordWrap(true);
    words->setMargin(words->fontMetrics().height() * 2);
    words->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    return words;
}

}  // namespace lockstep
