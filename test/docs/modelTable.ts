// The README's table of models, made from the models' own data.
import type { Limits, VideoModel } from '../../nodes/shared/model/model';
import { priceText, secondsText } from '../../nodes/shared/form/modelText';
import { models as klingEdit } from '../../nodes/KlingEdit/models';
import { models as klingReference } from '../../nodes/KlingReference/models';
import { models as interpolate } from '../../nodes/Interpolate/models';
import { models as soraRemix } from '../../nodes/SoraRemix/models';
import { models as upscale } from '../../nodes/Upscale/models';

const NODES: ReadonlyArray<[string, readonly VideoModel[]]> = [
	['Kling Edit', klingEdit],
	['Kling Reference', klingReference],
	['Sora Remix', soraRemix],
	['Upscale', upscale],
	['Interpolate', interpolate],
];

export function modelTable(): string {
	const head = '| Node | Model | Good For | Takes | Speed | Price | Sound | State |';
	const rows = NODES.flatMap(([node, models]) => models.map((model) => row(node, model)));
	return [head, '|---|---|---|---|---|---|---|---|', ...rows].join('\n');
}

function row(node: string, model: VideoModel): string {
	const { displayName, endpointId, goodFor, speed, price, sound, limits } = model;
	const cells = [
		node,
		`${displayName}<br>\`${endpointId}\``,
		goodFor,
		takes(limits),
		speed,
		priceText(price),
		sound,
		state(model),
	];
	return `| ${cells.join(' | ')} |`;
}

function takes(limits: Limits | undefined): string {
	if (limits === undefined) return 'Not stated by fal';
	const { formats, pixels, framesPerSecond, megabytes } = limits;
	const parts = [
		formats?.join(', '),
		secondsText(limits),
		pixels && `${pixels[0]} to ${pixels[1]} px a side`,
		framesPerSecond && `${framesPerSecond[0]} to ${framesPerSecond[1]} fps`,
		megabytes !== undefined && `${megabytes} MB`,
	];
	const text = parts.filter((part) => typeof part === 'string' && part !== '').join('; ');
	return limits.disputed ? `${text} (fal's pages differ)` : text || 'Not stated by fal';
}

function state({ retired }: VideoModel): string {
	if (retired === undefined) return 'Offered';
	const since = retired.since === null ? 'Never listed by fal' : `Gone since ${retired.since}`;
	return `${since}; take ${retired.instead}`;
}
