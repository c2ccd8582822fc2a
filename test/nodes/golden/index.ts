// All golden bodies, by the node that must send them.
import type { GoldenBody } from './golden';
import { enhance } from './enhance';
import { interpolate } from './interpolate';
import { klingEdit } from './klingEdit';
import { klingEditSkillText } from './klingEditSkillText';
import { klingReference } from './klingReference';
import { promptEdits } from './promptEdits';
import { soraRemix } from './soraRemix';
import { upscale } from './upscale';

const byNode = {
	klingEdit: [...klingEdit, ...klingEditSkillText],
	klingReference,
	soraRemix: [...soraRemix, ...promptEdits],
	upscale: [...upscale, ...enhance],
	interpolate,
};

export const goldenBodies = Object.entries(byNode).flatMap(([node, bodies]) =>
	bodies.map((golden: GoldenBody) => ({ node, ...golden })),
);
