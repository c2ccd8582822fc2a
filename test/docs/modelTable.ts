// The table of models in docs/models.md, made from the models' own data.
import { nodes } from '../../nodes/registry';
import { priceText, secondsText } from '../../nodes/shared/form/modelText';
import type { Limits, VideoModel } from '../../nodes/shared/model/model';

export function modelTable(): string {
	const head = '| Node | Model | Good For | Takes | Speed | Price | Sound | State |';
	const rows = nodes.flatMap(({ displayName, menu }) =>
		(menu?.models ?? []).map((model) => row(displayName, model)),
	);
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
