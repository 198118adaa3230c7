"""Groups give no right to pictures and documents: a clerk who is put into one gets nothing."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.permissions import policy_registry

from areas.factories import DutyFactory


@pytest.fixture
def clerk(db):
    user = User.objects.create_user("clerk")
    DutyFactory(user=user)
    group = Group.objects.create(name="everything")
    user.groups.add(group)
    for permission in Permission.objects.filter(content_type__app_label="wagtailimages"):
        GroupCollectionPermission.objects.create(
            group=group, collection=Collection.objects.get(), permission=permission
        )
    return user


@pytest.mark.parametrize("get_model", [get_image_model, get_document_model])
def test_only_administrators_use_files(clerk, get_model):
    policy = policy_registry.get_by_type(get_model())
    admin = User.objects.create_superuser("admin")
    for action in ("add", "change", "delete", "choose"):
        assert not policy.user_has_permission(clerk, action)
        assert policy.user_has_permission(admin, action)
        assert list(policy.users_with_permission(action)) == [admin]
    assert not policy.collections_user_has_permission_for(clerk, "add").exists()
