module.exports = { displayName: 'shared-ids', preset: '../../../jest.preset.cjs' };
