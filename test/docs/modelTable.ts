// The table of models in docs/models.md, made from the models' own data.
import { nodes } from '../../nodes/registry';
import { priceText, secondsText } from '../../nodes/shared/form/modelText';
import type { Limits, Retirement, VideoModel } from '../../nodes/shared/model/model';

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
	if (text === '') return 'Not stated by fal';
	return limits.notByFal ? `${text} (pixels as the maker of the model says)` : text;
}

function whatBecame(retired: Retirement): string {
	switch (retired.is) {
		case 'neverListed':
			return 'Never listed by fal';
		case 'unlisted':
			return `Not listed since ${retired.since}`;
		case 'gone':
			return `Gone since ${retired.since}`;
	}
}

function state({ retired }: VideoModel): string {
	if (retired === undefined) return 'Offered';
	return `${whatBecame(retired)}; take ${retired.instead}`;
}
