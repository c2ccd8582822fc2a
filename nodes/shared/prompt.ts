import type { VideoModel, VideoNode } from './model';
import { takesAvoid } from './properties';

/**
 * The prompt fal receives: the person's words first, then the preset's, then what to avoid.
 * '' where all three are empty.
 */
export function composePrompt(
	node: VideoNode,
	model: VideoModel,
	words: { own: string; avoid: unknown; preset: (name: string) => unknown },
): string {
	const { properties = [], compose } = node.presets ?? {};
	const read = (name: string) =>
		String(words.preset(name) ?? properties.find((one) => one.name === name)?.default ?? '');
	const avoid = takesAvoid(model) && typeof words.avoid === 'string' ? words.avoid.trim() : '';
	const parts = [words.own, compose ? compose(read) : '', avoid === '' ? '' : `Avoid: ${avoid}`];
	return parts.filter((part) => part.trim() !== '').reduce(joined, '');
}

function joined(before: string, part: string): string {
	if (before === '') return part;
	return /[.!?…:;,]\s*$/.test(before) ? `${before.trimEnd()} ${part}` : `${before}. ${part}`;
}
