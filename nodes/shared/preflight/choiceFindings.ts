import type { IDataObject } from 'n8n-workflow';

import { labelOf, referenceLabel } from '../model/labels';
import type { VideoModel } from '../model/model';
import { sentOrDefault } from '../model/sent';
import { recordOf } from '../util/unknown';
import { doubt, violation, type Finding } from './finding';

/** Values that each fit but do not go together, by what fal writes about the model. */
export function choiceFindings(model: VideoModel, input: IDataObject): Finding[] {
	return [...needsFindings(model, input), ...elementFindings(model, input)];
}

function needsFindings(model: VideoModel, input: IDataObject): Finding[] {
	return (model.needs ?? []).flatMap(({ field, values, needs, otherwise }) => {
		const value = sentOrDefault(model, input, field);
		const other = sentOrDefault(model, input, needs.field);
		const meets = String(other) === String(needs.value);
		const concerned = values?.some((one) => String(one) === String(value)) ?? value !== undefined;
		if (meets || !concerned) return [];
		const label = nameOf(field, model);
		const needed = `${nameOf(needs.field, model)} ${needs.value}`;
		const found = otherwise === 'refused' ? violation : doubt;
		const message = `${label} is ${String(value)}, which ${model.displayName} takes only with ${needed}`;
		return [found(label, message, `Set ${needed}, or choose another ${label}.`)];
	});
}

/** fal's schema takes an element with a frontal image alone, its description does not. */
function elementFindings(model: VideoModel, { elements }: IDataObject): Finding[] {
	const fewest = model.references?.fewestReferenceImages;
	if (fewest === undefined || !Array.isArray(elements)) return [];
	return elements.flatMap((element, index) => {
		const { reference_image_urls: given } = recordOf(element);
		if (Array.isArray(given) && given.length >= fewest) return [];
		const label = referenceLabel(index, 0);
		const message = `${label} is empty; ${model.displayName} may not take an element without a reference image`;
		return [doubt(label, message, 'Add a picture of the element from another side.')];
	});
}

function nameOf(field: string, model: VideoModel): string {
	return labelOf([field], model) ?? field;
}
