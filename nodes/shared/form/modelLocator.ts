import type { INodeProperties } from 'n8n-workflow';

/**
 * One of fal's models: from fal's own list, by its ID, or by the address of its page. The node needs
 * `searchModels` among its listSearch methods.
 * @param property the rest, such as name and label
 */
export function modelLocator({
	hint = '',
	...property
}: Pick<INodeProperties, 'displayName' | 'name' | 'description'> &
	Partial<INodeProperties>): INodeProperties {
	// n8n shows the hint of a mode, and none of the whole.
	const hints = { ...(hint !== '' && { hint }) };
	return {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a model…',
				...hints,
				typeOptions: {
					searchListMethod: 'searchModels',
					searchable: true,
					slowLoadNotice: {
						message: 'fal is slow at the moment. A model can also be given By ID.',
						timeout: 5000,
					},
				},
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. fal-ai/veo3.1/fast',
				url: '=https://fal.ai/models/{{$value}}/api',
				...hints,
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: 'e.g. https://fal.ai/models/fal-ai/veo3.1/fast',
				hint: hint === '' ? 'The page of the model on fal.ai' : hint,
			},
		],
		...property,
	};
}
