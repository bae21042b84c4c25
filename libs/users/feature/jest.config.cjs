module.exports = { displayName: 'users-feature', preset: '../../../jest.preset.cjs' };
