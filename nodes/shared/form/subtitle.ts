import type { INodeProperties } from 'n8n-workflow';

import { menuOf } from '../model/menu';
import type { ModelMenu } from '../model/model';

/** The line under the node on the canvas: the chosen model as the menu calls it, never its id. */
export function modelSubtitle(menu: ModelMenu): string {
	const names = menuOf(menu).map(({ endpointId, displayName }) => [endpointId, displayName]);
	return subtitleOf('model', Object.fromEntries(names) as Record<string, string>);
}

/** The same for any menu of the form. */
export function choiceSubtitle({ name, options = [] }: INodeProperties): string {
	const names = options.flatMap((option) =>
		'value' in option ? [[String(option.value), option.name] as const] : [],
	);
	return subtitleOf(name, Object.fromEntries(names));
}

function subtitleOf(name: string, names: Readonly<Record<string, string>>): string {
	return `={{ (${JSON.stringify(names)})[$parameter["${name}"]] }}`;
}
