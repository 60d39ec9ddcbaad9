// Fluent's icon font comes from a content network that a replica cannot reach: the few icons its controls need are drawn.
import React from 'react';
import { registerIcons } from '@fluentui/react';
import { Glyph } from './copy.jsx';

registerIcons({
  icons: {
    ChevronDown: <Glyph name="down" />,
    Calendar: <Glyph name="calendar" />,
    ChevronRightMed: <Glyph name="next" />,
    Tag: <i />,
    StatusCircleCheckmark: <Glyph name="tick" />,
    CheckMark: <Glyph name="tick" />,
    Up: <Glyph name="up" />,
    Down: <Glyph name="down" />,
  },
});
